package dev.earshot.transcription;

import java.time.Duration;

/** There is no room for a request now; nothing was started. */
public class ServerBusyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Duration retryAfter;

  public ServerBusyException(String reason, Duration retryAfter) {
    super(reason);
    this.retryAfter = retryAfter;
  }

  /** When a place is likely to be free, at least a second. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
