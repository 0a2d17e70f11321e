package dev.earshot.accounts;

import java.time.Duration;

/** Somebody tried too often. */
public class TooManyAttemptsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Duration retryAfter;

  /**
   * @param retryAfter when one more try is granted
   */
  public TooManyAttemptsException(Duration retryAfter) {
    super("Too many attempts");
    this.retryAfter = retryAfter;
  }

  /** Longer than nothing. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
