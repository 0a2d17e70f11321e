package dev.earshot.scheduling;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A task that comes again until this is closed, whatever becomes of a single run. Thread-safe;
 * closing it twice is harmless.
 */
// why: the executors of the JDK and of the container end a periodic task at its first exception,
// silently and for ever
public final class Repeated implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Repeated.class.getName());

  private final ScheduledFuture<?> runs;

  private Repeated(ScheduledFuture<?> runs) {
    this.runs = runs;
  }

  /**
   * Begins to repeat a task.
   *
   * @param period before the first run, and from the end of a run to the next
   * @param name of the task in the log
   */
  public static Repeated every(
      ScheduledExecutorService timer, Duration period, String name, Runnable task) {
    long millis = period.toMillis();
    return new Repeated(
        timer.scheduleWithFixedDelay(() -> run(name, task), millis, millis, TimeUnit.MILLISECONDS));
  }

  private static void run(String name, Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      LOG.log(Level.WARNING, "event=task-failed task=" + name, e);
    }
  }

  /** No further runs; one that is under way ends by itself. */
  @Override
  public void close() {
    boolean unused = runs.cancel(false);
  }
}
