package dev.earshot.launcher;

import java.time.Duration;

/** The time since it was made. Immutable. */
final class Stopwatch {
  private final long startNanos = System.nanoTime();

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /** What is left of a limit, never negative. */
  Duration left(Duration limit) {
    Duration left = limit.minus(elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }

  boolean isOver(Duration limit) {
    return left(limit).isZero();
  }
}
