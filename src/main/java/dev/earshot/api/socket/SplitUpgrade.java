package dev.earshot.api.socket;

import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.jspecify.annotations.NullUnmarked;

/**
 * Stands between the container's connection and its WebSocket implementation. Made by the
 * container, one for each connection; its threads take turns.
 */
@NullUnmarked // why: filled between its making and its first use, as the container wants it
public class SplitUpgrade implements HttpUpgradeHandler {
  private HttpUpgradeHandler inner;
  private Pulse pulse;
  private LingeringConnections lingering;
  private Clock clock;

  void around(HttpUpgradeHandler inner, Pulse pulse, LingeringConnections lingering, Clock clock) {
    this.inner = inner;
    this.pulse = pulse;
    this.lingering = lingering;
    this.clock = clock;
  }

  @Override
  public void init(WebConnection connection) {
    try {
      inner.init(new SplitConnection(connection, pulse, lingering, clock));
    } catch (IOException e) {
      throw new UncheckedIOException("the connection has no input", e);
    }
  }

  @Override
  public void destroy() {
    inner.destroy();
  }
}
