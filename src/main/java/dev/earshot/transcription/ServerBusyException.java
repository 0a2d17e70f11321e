package dev.earshot.transcription;

import java.time.Duration;

/** The queue is full; nothing was started. */
public class ServerBusyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Duration retryAfter;

  public ServerBusyException(int limit, Duration retryAfter) {
    super("%d transcriptions are running or waiting, which is the limit".formatted(limit));
    this.retryAfter = retryAfter;
  }

  /** When a place is likely to be free, at least a second. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
