package dev.earshot.scheduling;

import java.util.concurrent.atomic.AtomicBoolean;

/** Somebody is speaking, as long as this is open. Thread-safe; closing it twice is harmless. */
public final class LivePresence implements AutoCloseable {
  private final Runnable leave;
  private final AtomicBoolean left = new AtomicBoolean();

  LivePresence(Runnable leave) {
    this.leave = leave;
  }

  @Override
  public void close() {
    if (left.compareAndSet(false, true)) {
      leave.run();
    }
  }
}
