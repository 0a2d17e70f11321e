package dev.earshot.recognition;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The guard of something that serves one thread at a time and must be freed exactly once: of every
 * {@link Recognizer}. Thread-safe.
 *
 * <p>A close from another thread during a call only marks the end; the call frees on its way out.
 */
public final class OneAtATime {
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
  public OneAtATime(Runnable release) {
    this.release = release;
  }

  /**
   * @throws IllegalStateException when closed or when another thread is in
   */
  public void enter() {
    if (!state.compareAndSet(State.FREE, State.TAKEN)) {
      boolean taken = state.get() == State.TAKEN;
      throw new IllegalStateException(
          taken ? "the recognizer is in use by another thread" : "the recognizer is closed");
    }
  }

  /** Lets the next one in; releases when it was closed meanwhile. */
  public void leave() {
    if (!state.compareAndSet(State.TAKEN, State.FREE)) {
      state.set(State.CLOSED);
      release.run();
    }
  }

  /**
   * Lets nobody in any more; releases now, or when the one who is in leaves. Harmless when
   * repeated.
   */
  public void close() {
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
