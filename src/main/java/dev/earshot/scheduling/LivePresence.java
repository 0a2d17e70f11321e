package dev.earshot.scheduling;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/**
 * Somebody is speaking, as long as this is open. Thread-safe; closing it twice is harmless, and
 * what comes after is ignored.
 */
public final class LivePresence implements AutoCloseable {
  private final Runnable enter;
  private final Runnable leave;

  @GuardedBy("this")
  private boolean counted = true;

  @GuardedBy("this")
  private boolean closed;

  /** One that is counted already. */
  LivePresence(Runnable enter, Runnable leave) {
    this.enter = enter;
    this.leave = leave;
  }

  /**
   * The speaker waits for work that cannot be cut, or for its end: until then it has no step that a
   * core would have to be kept free for.
   */
  public synchronized void suspend() {
    if (counted && !closed) {
      counted = false;
      leave.run();
    }
  }

  /** Steps may come again. */
  public synchronized void resume() {
    if (!counted && !closed) {
      counted = true;
      enter.run();
    }
  }

  @Override
  public synchronized void close() {
    suspend();
    closed = true;
  }
}
