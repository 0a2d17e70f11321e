package dev.earshot.transcription.live;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes may wait in all sessions together, because what their audio lasts says nothing of
 * the memory that it takes. Thread-safe.
 */
final class BacklogBytes {
  private final long most;
  private final AtomicLong taken = new AtomicLong();

  BacklogBytes(long most) {
    this.most = most;
  }

  boolean tryTake(int bytes) {
    if (taken.addAndGet(bytes) <= most) {
      return true;
    }
    giveBack(bytes);
    return false;
  }

  void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }

  long taken() {
    return taken.get();
  }
}
