package dev.earshot.transcription.live;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;

/**
 * How much of its time a stream keeps an engine busy with, lately: 1 for somebody who speaks
 * without a pause, 0 for silence. Thread-safe. A new stream counts as speaking until it shows
 * otherwise.
 */
final class ActivityShare {
  private static final double MEMORY_NANOS = Duration.ofSeconds(30).toNanos();

  @GuardedBy("this")
  private double value = 1;

  @GuardedBy("this")
  private long sinceNanos;

  ActivityShare(long nowNanos) {
    this.sinceNanos = nowNanos;
  }

  synchronized void record(Duration audio, long nowNanos) {
    fade(nowNanos);
    value += audio.toNanos() / MEMORY_NANOS;
  }

  /** 0 to 1; faster than real time counts as speaking without a pause. */
  synchronized double at(long nowNanos) {
    fade(nowNanos);
    return Math.min(1, value);
  }

  @GuardedBy("this")
  private void fade(long nowNanos) {
    value *= Math.exp(-Math.max(0, nowNanos - sinceNanos) / MEMORY_NANOS);
    sinceNanos = nowNanos;
  }
}
