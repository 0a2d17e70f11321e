package dev.earshot.scheduling;

import java.time.Duration;

/**
 * Work that waits for its turn since a moment of the scheduler's clock. Immutable; all that has to
 * be asked of the work was asked before it waits.
 */
record Waiting(
    Turn turn, Work work, Work.Kind kind, Duration expected, long patienceNanos, long sinceNanos) {
  /** Times the expected time after which work counts as stuck. */
  private static final int PATIENCE = 10;

  static Waiting of(Turn turn, Work work, long nowNanos) {
    Duration expected = work.expected();
    long patienceNanos = expected.multipliedBy(PATIENCE).toNanos();
    return new Waiting(turn, work, work.kind(), expected, patienceNanos, nowNanos);
  }
}
