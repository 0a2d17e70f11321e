package dev.earshot.scheduling;

import java.time.Duration;
import java.util.Locale;

/** How urgent work is: a lane is served when those before it have nothing to do. */
public enum Lane {
  /** Somebody is speaking. */
  LIVE(Duration.ZERO),
  /** Somebody waits for the answer to a request. */
  INTERACTIVE(Duration.ofSeconds(1)),
  /** Nobody waits. */
  BATCH(Duration.ofSeconds(3));

  private final Duration patience;

  Lane(Duration patience) {
    this.patience = patience;
  }

  /** A lane that was not served for so long goes first once, so that none is starved. */
  Duration patience() {
    return patience;
  }

  /** The name as metrics know it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
