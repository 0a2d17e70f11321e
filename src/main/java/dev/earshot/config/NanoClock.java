package dev.earshot.config;

/** Time that only ever goes forward, for measuring how long something took. Thread-safe. */
@FunctionalInterface
public interface NanoClock {
  /** Nanoseconds since some moment that means nothing by itself. */
  long nanos();

  /** The clock of this machine. */
  static NanoClock system() {
    return System::nanoTime;
  }
}
