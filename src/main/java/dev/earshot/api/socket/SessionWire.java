package dev.earshot.api.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The client of a WebSocket session. Thread-safe as far as the session is. */
final class SessionWire implements Wire {
  private static final Logger LOG = Logger.getLogger(SessionWire.class.getName());

  private final Session session;

  SessionWire(Session session) {
    this.session = session;
  }

  @Override
  public void write(String text, Consumer<@Nullable Throwable> done) {
    try {
      session
          .getAsyncRemote()
          .sendText(text, result -> done.accept(result.isOK() ? null : result.getException()));
      // why: what a container throws when the session has just ended is its own choice
    } catch (RuntimeException e) {
      done.accept(e);
    }
  }

  @Override
  public void ping() {
    try {
      session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.FINE, "event=ping-not-sent", e);
    }
  }

  @Override
  public void close(CloseReason reason) {
    try {
      session.close(reason);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.FINE, "event=socket-not-closed", e);
    }
  }
}
