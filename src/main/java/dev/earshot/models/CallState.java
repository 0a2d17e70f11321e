package dev.earshot.models;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Whether a native call runs and whether it does not come back; one call at a time. Thread-safe. A
 * call counts as stuck at most once, and until it ends.
 */
final class CallState {
  private enum State {
    NONE,
    RUNNING,
    STUCK
  }

  private final IntConsumer countStuck;
  private final AtomicReference<State> state = new AtomicReference<>(State.NONE);

  /**
   * @param countStuck gets 1 when a call becomes stuck, and -1 when it has come back after all
   */
  CallState(IntConsumer countStuck) {
    this.countStuck = countStuck;
  }

  void begin() {
    state.set(State.RUNNING);
  }

  void end() {
    if (state.getAndSet(State.NONE) == State.STUCK) {
      countStuck.accept(-1);
    }
  }

  /** The call does not come back. Harmless when it has done so meanwhile. */
  void markStuck() {
    if (state.compareAndSet(State.RUNNING, State.STUCK)) {
      countStuck.accept(1);
    }
  }
}
