package dev.earshot.scheduling;

import java.time.Duration;

/** Work that runs. Guarded by the scheduler's lock, except what never changes. */
final class Running {
  /** Times the expected time after which work counts as stuck. */
  private static final int PATIENCE = 10;

  private final Waiting started;
  private final long sinceNanos;
  private final long deadlineNanos;
  private boolean stuck;

  Running(Waiting started, long nowNanos, Duration shortestPatience) {
    this.started = started;
    this.sinceNanos = nowNanos;
    Duration patience = started.work().expected().multipliedBy(PATIENCE);
    this.deadlineNanos =
        nowNanos
            + (patience.compareTo(shortestPatience) < 0 ? shortestPatience : patience).toNanos();
  }

  Work work() {
    return started.work();
  }

  Lane lane() {
    return started.turn().lane();
  }

  boolean isUncuttable() {
    return started.isUncuttable();
  }

  long waitedNanos() {
    return sinceNanos - started.sinceNanos();
  }

  long sinceNanos() {
    return sinceNanos;
  }

  boolean isStuck() {
    return stuck;
  }

  /** Whether it has just become stuck. */
  boolean becomesStuck(long nowNanos) {
    boolean becomes = !stuck && nowNanos - deadlineNanos >= 0;
    stuck |= becomes;
    return becomes;
  }
}
