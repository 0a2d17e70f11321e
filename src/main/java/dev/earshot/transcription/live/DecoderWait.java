package dev.earshot.transcription.live;

import java.time.Duration;

/** How long a stream has been without a decoder that it needs. Guarded by the session's lock. */
final class DecoderWait {
  private boolean waiting;
  private long sinceNanos;

  /** There was none; counts from the first time in a row. */
  void none(long nowNanos) {
    if (!waiting) {
      sinceNanos = nowNanos;
    }
    waiting = true;
  }

  /** There is one, or none is needed. */
  void over() {
    waiting = false;
  }

  boolean isLongerThan(Duration limit, long nowNanos) {
    return waiting && nowNanos - sinceNanos > limit.toNanos();
  }
}
