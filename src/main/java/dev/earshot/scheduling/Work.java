package dev.earshot.scheduling;

import java.time.Duration;
import java.util.Locale;

/**
 * A piece of work for one core. The scheduler calls either {@link #run} or {@link #dropped}, once
 * for each time it took it; one thread at a time, but {@link #stuck} comes from another one.
 */
public interface Work {
  /** Whether a piece is as short as the scheduler wants it. */
  enum Kind {
    /** Cut so that nobody waits long behind it. */
    STEP,
    /** Takes as long as it takes; while live sessions exist, one core stays free of these. */
    UNCUTTABLE,
    /** May take minutes, such as loading a model; one at a time, beside what cannot be cut. */
    LONG;

    /** The name as metrics know it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Asked once, before the work waits. */
  Kind kind();

  /**
   * How long it should take; ten times as long means that it is stuck. Asked once, before the work
   * waits.
   */
  Duration expected();

  /** Does the work on one of the scheduler's threads. Throws nothing. */
  void run();

  /** Called while {@link #run} has not come back in ten times the expected time. Throws nothing. */
  default void stuck() {}

  /** The scheduler was closed before the work's turn came. Throws nothing. */
  default void dropped() {}
}
