package dev.earshot.transcript;

import java.io.Serializable;

/**
 * How sure the engine is, probability-like; never a raw log score. Immutable.
 *
 * @param value 0 (a guess) to 1 (certain)
 */
public record Confidence(double value) implements Serializable {
  public Confidence {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("confidence " + value + " is outside 0 to 1");
    }
  }

  /** The nearest confidence to a number that may lie slightly outside 0 to 1. */
  public static Confidence clamped(double value) {
    return new Confidence(Math.max(0, Math.min(1, value)));
  }
}
