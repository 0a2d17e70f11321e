package dev.earshot.scheduling;

import org.jspecify.annotations.Nullable;

/** The waiting work of one lane. Guarded by the scheduler's lock. */
final class LaneQueue {
  private final Lane lane;
  private final FairQueue steps = new FairQueue();
  private final FairQueue uncuttable = new FairQueue();

  /** When the lane was served last, or began to wait. */
  private long unservedSinceNanos;

  LaneQueue(Lane lane) {
    this.lane = lane;
  }

  Lane lane() {
    return lane;
  }

  int size() {
    return steps.size() + uncuttable.size();
  }

  void add(Waiting waiting) {
    if (size() == 0) {
      unservedSinceNanos = waiting.sinceNanos();
    }
    (waiting.isUncuttable() ? uncuttable : steps).add(waiting);
  }

  boolean isOverdue(long nowNanos) {
    return size() > 0 && nowNanos - unservedSinceNanos >= lane.patience().toNanos();
  }

  /** Takes the next that may run; null when there is none. */
  @Nullable Waiting poll(long nowNanos, boolean uncuttableAllowed) {
    FairQueue queue = next(uncuttableAllowed);
    if (queue == null) {
      return null;
    }
    unservedSinceNanos = nowNanos;
    return queue.take();
  }

  private @Nullable FairQueue next(boolean uncuttableAllowed) {
    Waiting step = steps.peek();
    Waiting whole = uncuttableAllowed ? uncuttable.peek() : null;
    if (step == null || whole == null) {
      return whole != null ? uncuttable : step != null ? steps : null;
    }
    return whole.sinceNanos() - step.sinceNanos() < 0 ? uncuttable : steps;
  }
}
