package dev.earshot.scheduling;

/** Work that waits for its turn since a moment of the scheduler's clock. Immutable. */
record Waiting(Turn turn, Work work, long sinceNanos) {
  boolean isUncuttable() {
    return work.kind() == Work.Kind.UNCUTTABLE;
  }
}
