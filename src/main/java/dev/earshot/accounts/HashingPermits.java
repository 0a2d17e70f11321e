package dev.earshot.accounts;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Bounds how many passwords are hashed at once, and how many wait for that. Thread-safe. */
final class HashingPermits {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Semaphore permits;
  private final int maxWaiting;
  private final Duration patience;

  /**
   * @param maxWaiting about how many may wait; the others are refused at once
   * @param patience how long they wait
   */
  HashingPermits(int permits, int maxWaiting, Duration patience) {
    this.permits = new Semaphore(permits, true);
    this.maxWaiting = maxWaiting;
    this.patience = patience;
  }

  /**
   * Runs a piece of hashing when it is its turn.
   *
   * @throws PasswordsBusyException when that would take too long
   */
  <T> T hashing(Supplier<T> work) {
    if (!acquired()) {
      throw new PasswordsBusyException(RETRY_AFTER);
    }
    try {
      return work.get();
    } finally {
      permits.release();
    }
  }

  private boolean acquired() {
    try {
      // why not without a time: that would push past those who wait
      return permits.tryAcquire(0, TimeUnit.NANOSECONDS)
          || (permits.getQueueLength() < maxWaiting
              && permits.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
