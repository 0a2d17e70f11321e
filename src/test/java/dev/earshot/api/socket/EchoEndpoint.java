package dev.earshot.api.socket;

import dev.earshot.accounts.Caller;
import dev.earshot.config.ByteSize;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Does with what endpoints share what its client says. Added to a copy of the WAR for a test. */
@ServerEndpoint(value = "/echo", configurator = BearerSubprotocol.class)
public class EchoEndpoint {
  @Inject OpenSockets sockets;
  @Inject AssemblyPlaces places;

  @OnOpen
  public void open(Session session) {
    sockets.open(session, new MessageLimit(ByteSize.ofMebibytes(64), "EARSHOT_UPLOAD_MAX"));
  }

  @OnMessage(maxMessageSize = 65_536)
  public void text(String text, Session session) {
    sockets.heard(session).ifPresent(socket -> answer(text.split(" "), socket));
  }

  @OnMessage
  public void binary(ByteBuffer part, boolean last, Session session) throws IOException {
    OpenSocket socket = sockets.heard(session).orElse(null);
    if (socket == null) {
      return;
    }
    MessageAssembly.Outcome outcome = socket.assembly().accept(part, last);
    if (outcome instanceof MessageAssembly.Outcome.Whole whole) {
      try (Message message = whole.message();
          InputStream in = message.content().open()) {
        CRC32 sum = new CRC32();
        sum.update(in.readAllBytes());
        boolean file = message.content().file().isPresent();
        socket.outbox().send(message.length() + " " + sum.getValue() + (file ? " file" : " heap"));
      }
    } else if (outcome instanceof MessageAssembly.Outcome.Refused refused) {
      socket.outbox().close(refused.code(), refused.reason());
    }
  }

  @OnClose
  public void close(Session session) {
    sockets.closed(session);
  }

  @OnError
  public void error(Session session, Throwable failure) {
    // why nothing: the end of the session follows
  }

  private void answer(String[] words, OpenSocket socket) {
    switch (words[0]) {
      case "who" ->
          socket
              .outbox()
              .send(
                  socket.caller().map(Caller::getName).orElse("nobody")
                      + (socket.peer().local() ? " local" : " foreign"));
      case "state" ->
          socket
              .outbox()
              .send(
                  "%d %d %d %d"
                      .formatted(
                          sockets.size(),
                          places.heapTaken(),
                          places.filesTaken(),
                          Thread.activeCount()));
      case "flood" -> {
        String kibibyte = "x".repeat(1_024);
        for (int i = 0; i < Integer.parseInt(words[1]); i++) {
          socket.outbox().send(kibibyte);
        }
      }
      default -> socket.outbox().send(String.join(" ", words));
    }
  }
}
