package dev.earshot.config;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Time that only ever goes forward, for measuring how long something took. Thread-safe. */
@FunctionalInterface
public interface NanoClock {
  /** Nanoseconds since some moment that means nothing by itself. */
  long nanos();

  /**
   * The processor time of whichever thread asks; where that is unknown, the clock of this machine.
   */
  static NanoClock processorTime() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
        ? threads::getCurrentThreadCpuTime
        : system();
  }

  /** The clock of this machine. */
  static NanoClock system() {
    return System::nanoTime;
  }
}
