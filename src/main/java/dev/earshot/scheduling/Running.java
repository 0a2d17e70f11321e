package dev.earshot.scheduling;

import java.time.Duration;

/** Work that runs. Guarded by the scheduler's lock, except what never changes. */
final class Running {
  private final Waiting started;
  private final long sinceNanos;
  private final long deadlineNanos;
  private boolean stuck;

  Running(Waiting started, long nowNanos, Duration shortestPatience) {
    this.started = started;
    this.sinceNanos = nowNanos;
    this.deadlineNanos = nowNanos + Math.max(started.patienceNanos(), shortestPatience.toNanos());
  }

  Work work() {
    return started.work();
  }

  Lane lane() {
    return started.turn().lane();
  }

  Work.Kind kind() {
    return started.kind();
  }

  Duration expected() {
    return started.expected();
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
