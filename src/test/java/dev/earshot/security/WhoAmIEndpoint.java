package dev.earshot.security;

import dev.earshot.api.socket.BearerSubprotocol;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;

/** Tells whoever opens it who the container thinks he is. Added to a copy of the WAR for a test. */
@ServerEndpoint(
    value = "/who-am-i",
    subprotocols = "test.v1",
    configurator = BearerSubprotocol.class)
public class WhoAmIEndpoint {
  @OnOpen
  public void open(Session session) throws IOException {
    session
        .getBasicRemote()
        .sendText(session.getUserPrincipal() == null ? "" : session.getUserPrincipal().getName());
  }
}
