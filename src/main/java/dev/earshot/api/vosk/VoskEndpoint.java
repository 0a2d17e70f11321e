package dev.earshot.api.vosk;

import dev.earshot.api.socket.BearerSubprotocol;
import dev.earshot.api.socket.MessageLimit;
import dev.earshot.api.socket.OpenSockets;
import dev.earshot.config.ByteSize;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import org.jspecify.annotations.NullUnmarked;

/** The vosk protocol. Made by the container for each session; its threads take turns. */
@ServerEndpoint(value = VoskPort.PATH, configurator = BearerSubprotocol.class)
@NullUnmarked // why: the container fills the fields
public class VoskEndpoint {
  private static final MessageLimit LIMIT =
      new MessageLimit(ByteSize.ofMebibytes(1), "the vosk protocol");

  @Inject OpenSockets sockets;

  @OnOpen
  public void open(Session session) {
    sockets
        .open(session, LIMIT)
        .ifPresent(
            socket ->
                socket
                    .outbox()
                    .close(CloseCodes.TRY_AGAIN_LATER, "this protocol is not ready yet"));
  }

  @OnClose
  public void close(Session session) {
    var unused = sockets.closed(session);
  }
}
