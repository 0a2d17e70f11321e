package dev.earshot.api.socket;

import java.time.Clock;
import java.time.Duration;

/**
 * When a client was last heard of. Thread-safe: written by the container's threads, read by the
 * heartbeat.
 */
final class Pulse {
  private final Clock clock;
  private volatile long heardAt;
  private volatile long messageAt;

  Pulse(Clock clock) {
    this.clock = clock;
    this.heardAt = clock.millis();
    this.messageAt = heardAt;
  }

  /** Something came from the client, whatever it was. */
  void heard() {
    heardAt = clock.millis();
  }

  /** A message came, or a part of one. */
  void message() {
    heard();
    messageAt = heardAt;
  }

  Duration silence() {
    return since(heardAt);
  }

  Duration idle() {
    return since(messageAt);
  }

  private Duration since(long millis) {
    return Duration.ofMillis(Math.max(0, clock.millis() - millis));
  }
}
