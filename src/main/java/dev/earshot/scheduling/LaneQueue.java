package dev.earshot.scheduling;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The waiting work of one lane. Guarded by the scheduler's lock. */
final class LaneQueue {
  private final Lane lane;

  /** One for each kind, in their order. */
  private final List<FairQueue> queues = new ArrayList<>();

  /** When the lane was served last, or began to wait. */
  private long unservedSinceNanos;

  LaneQueue(Lane lane) {
    this.lane = lane;
    for (Work.Kind unused : Work.Kind.values()) {
      queues.add(new FairQueue());
    }
  }

  Lane lane() {
    return lane;
  }

  int size() {
    return queues.stream().mapToInt(FairQueue::size).sum();
  }

  void add(Waiting waiting) {
    if (size() == 0) {
      unservedSinceNanos = waiting.sinceNanos();
    }
    queues.get(waiting.kind().ordinal()).add(waiting);
  }

  boolean isOverdue(long nowNanos) {
    return size() > 0 && nowNanos - unservedSinceNanos >= lane.patience().toNanos();
  }

  /** Takes the next that may run; null when there is none. */
  @Nullable Waiting poll(long nowNanos, Set<Work.Kind> allowed) {
    FairQueue next = null;
    Waiting first = null;
    for (Work.Kind kind : allowed) {
      FairQueue queue = queues.get(kind.ordinal());
      Waiting head = queue.peek();
      if (head != null && (first == null || head.sinceNanos() - first.sinceNanos() < 0)) {
        next = queue;
        first = head;
      }
    }
    if (next == null) {
      return null;
    }
    unservedSinceNanos = nowNanos;
    return next.take();
  }
}
