package dev.earshot.engines.pocketsphinx;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Whose turn it is with something that serves one thread at a time and must be freed exactly once.
 * Thread-safe.
 *
 * <p>A close from another thread during a call only marks the end; the call frees on its way out.
 */
final class Turn {
  private enum State {
    FREE,
    TAKEN,
    CLOSE_AFTERWARDS,
    CLOSED
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.FREE);
  private final Runnable release;

  /**
   * @param release runs exactly once
   */
  Turn(Runnable release) {
    this.release = release;
  }

  /**
   * @throws IllegalStateException when closed or when another thread is in
   */
  void enter() {
    if (!state.compareAndSet(State.FREE, State.TAKEN)) {
      boolean taken = state.get() == State.TAKEN;
      throw new IllegalStateException(
          taken ? "the recognizer is in use by another thread" : "the recognizer is closed");
    }
  }

  void leave() {
    if (!state.compareAndSet(State.TAKEN, State.FREE)) {
      state.set(State.CLOSED);
      release.run();
    }
  }

  void close() {
    State now = state.get();
    while (now == State.FREE || now == State.TAKEN) {
      State next = now == State.FREE ? State.CLOSED : State.CLOSE_AFTERWARDS;
      if (state.compareAndSet(now, next)) {
        if (next == State.CLOSED) {
          release.run();
        }
        return;
      }
      now = state.get();
    }
  }
}
