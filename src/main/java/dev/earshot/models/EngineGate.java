package dev.earshot.models;

import dev.earshot.recognition.RecognitionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The one place where engines are called: at most one native call per core at a time, first come
 * first served. Thread-safe. Because callers cut audio into steps, a long file lets a short one
 * pass between its steps.
 */
final class EngineGate {
  private final Semaphore permits;

  EngineGate(int cores) {
    this.permits = new Semaphore(cores, true);
  }

  /**
   * Runs one native call on the caller's thread as soon as a core is free.
   *
   * @throws RecognitionException when the thread is interrupted while it waits
   */
  <T> T call(Supplier<T> nativeCall) {
    try {
      permits.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RecognitionException("interrupted while waiting for a core", e);
    }
    try {
      return nativeCall.get();
    } finally {
      permits.release();
    }
  }

  /** Like {@link #call}, for what must happen even when the thread is interrupted. */
  void runUninterruptibly(Runnable nativeCall) {
    permits.acquireUninterruptibly();
    try {
      nativeCall.run();
    } finally {
      permits.release();
    }
  }
}
