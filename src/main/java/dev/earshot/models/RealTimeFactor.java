package dev.earshot.models;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;

/**
 * How much processor time a model takes for a second of audio, as a moving average over the last
 * audio. Thread-safe. Not the time of the clock: other programs' load is not the model's.
 */
final class RealTimeFactor {
  /** Audio after which a change has arrived in the average by two thirds. */
  private static final double MEMORY_SECONDS = 20;

  @GuardedBy("this")
  private double value;

  /**
   * Time of calls that brought no audio, such as ends of utterances; counts with the next audio.
   */
  @GuardedBy("this")
  private double owedSeconds;

  RealTimeFactor(double benchmark) {
    this.value = benchmark;
  }

  synchronized void record(Duration audio, long callNanos) {
    owedSeconds += callNanos / 1e9;
    double seconds = audio.toNanos() / 1e9;
    if (seconds > 0) {
      value += (1 - Math.exp(-seconds / MEMORY_SECONDS)) * (owedSeconds / seconds - value);
      owedSeconds = 0;
    }
  }

  synchronized double value() {
    return value;
  }
}
