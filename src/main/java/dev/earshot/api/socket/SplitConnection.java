package dev.earshot.api.socket;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The connection of a WebSocket as the container sees it. Thread-safe. Closing it lets the client
 * read why before the connection goes: what it still sends is dropped until it has said goodbye
 * too, for a moment at most.
 */
// why: a connection that is closed while bytes arrive is reset, and takes the close frame with it
final class SplitConnection implements WebConnection {
  private static final Logger LOG = Logger.getLogger(SplitConnection.class.getName());

  private final WebConnection raw;
  private final LingeringConnections lingering;
  private final Clock clock;
  private final SplitInput input;
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile long closedAt;

  SplitConnection(WebConnection raw, Pulse pulse, LingeringConnections lingering, Clock clock)
      throws IOException {
    this.raw = raw;
    this.lingering = lingering;
    this.clock = clock;
    this.input = new SplitInput(raw.getInputStream(), pulse, this::end);
  }

  @Override
  public ServletInputStream getInputStream() {
    return input;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    return raw.getOutputStream();
  }

  @Override
  public void close() {
    if (closing.getAndSet(true)) {
      return;
    }
    closedAt = clock.millis();
    if (input.isOver()) {
      end();
      return;
    }
    lingering.add(this);
    input.discard();
  }

  /** When it was closed, in milliseconds of the clock. */
  long closedAt() {
    return closedAt;
  }

  /** Ends it now. */
  void end() {
    closing.set(true);
    lingering.remove(this);
    try {
      raw.close();
      // why so wide: it is the container's, and may be half gone
    } catch (Exception e) {
      LOG.log(Level.FINE, "event=connection-not-closed", e);
    }
  }
}
