package dev.earshot.security;

import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;

/** Tells whoever opens it who the container thinks he is. Added to a copy of the WAR for a test. */
@ServerEndpoint("/who-am-i")
public class WhoAmIEndpoint {
  @OnOpen
  public void open(Session session) throws IOException {
    session
        .getBasicRemote()
        .sendText(session.getUserPrincipal() == null ? "" : session.getUserPrincipal().getName());
  }
}
