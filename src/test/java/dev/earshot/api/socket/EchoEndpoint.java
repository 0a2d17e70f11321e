package dev.earshot.api.socket;

import dev.earshot.config.ByteSize;
import jakarta.inject.Inject;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** Does with what endpoints share what its client says. Added to a copy of the WAR for a test. */
@ServerEndpoint(value = "/echo", configurator = BearerSubprotocol.class)
public class EchoEndpoint extends SocketEndpoint {
  @Inject OpenSockets opened;
  @Inject AssemblyPlaces places;

  @OnMessage(maxMessageSize = 65_536)
  public void text(Session session, String text) {
    said(session, text);
  }

  @Override
  protected MessageLimit limit() {
    return new MessageLimit(ByteSize.ofMebibytes(64), "EARSHOT_UPLOAD_MAX");
  }

  @Override
  protected Dialogue begin(OpenSocket socket, String party) {
    return new EchoDialogue(socket, opened, places);
  }
}
