package dev.earshot.launcher;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Something to do when this JVM is told to end, until it is closed. Thread-safe. */
final class ShutdownHook implements AutoCloseable {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final Thread thread;

  private ShutdownHook(String name, Runnable task) {
    this.thread =
        new Thread(
            () -> {
              begun.countDown();
              task.run();
            },
            name);
  }

  static ShutdownHook register(String name, Runnable task) {
    ShutdownHook hook = new ShutdownHook(name, task);
    Runtime.getRuntime().addShutdownHook(hook.thread);
    return hook;
  }

  /** Whether the JVM ends, or begins to within this time. */
  boolean isBegun(Duration within) throws InterruptedException {
    return begun.await(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // why: the JVM ends already, so the hook runs and there is nothing to take back
      begun.countDown();
    }
  }
}
