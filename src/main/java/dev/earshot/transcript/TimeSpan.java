package dev.earshot.transcript;

import java.io.Serializable;
import java.time.Duration;

/**
 * A stretch of the audio's own clock. Immutable.
 *
 * @param start from the first sample of the audio, never negative
 * @param end not before {@code start}
 */
public record TimeSpan(Duration start, Duration end) implements Serializable {
  public TimeSpan {
    if (start.isNegative() || end.compareTo(start) < 0) {
      throw new IllegalArgumentException("not a time span: " + start + " to " + end);
    }
  }

  public Duration length() {
    return end.minus(start);
  }

  /** The same stretch, later by {@code offset}. */
  public TimeSpan shiftedBy(Duration offset) {
    return new TimeSpan(start.plus(offset), end.plus(offset));
  }
}
