package dev.earshot.audio.vad;

import java.util.Arrays;

/**
 * The noise in one band of a stream: the least smoothed power of the last 2.4 to 2.7 s, because
 * even in the fastest speech each band falls silent for a moment within that time. One thread at a
 * time.
 */
final class NoiseFloor {
  private static final int BLOCKS = 8;
  private static final int WINDOWS_PER_BLOCK = 15;

  /** So long (in blocks) the beginning of a stream is not taken for noise, whatever it is. */
  private static final int UNKNOWN_BLOCKS = 4;

  /** A tenth of what rounding to 16 bits adds, shared by the bands; in squares of one step. */
  private static final double LEAST_POWER = 0.05;

  /** The share of the past in the smoothed power, per window. */
  private static final double INERTIA = 0.7;

  /** The least of noise is below its mean by about this ratio. */
  private static final double MEAN_OVER_LEAST = 2;

  private final double[] leastOfBlock = new double[BLOCKS];
  private double leastOfFinished = LEAST_POWER;
  private double leastOfCurrent = Double.MAX_VALUE;
  private int block;
  private int windows;
  private double smoothed = -1;

  NoiseFloor() {
    Arrays.fill(leastOfBlock, Double.MAX_VALUE);
    Arrays.fill(leastOfBlock, 0, UNKNOWN_BLOCKS, LEAST_POWER);
  }

  /** Takes note of the power of the next window and says how far it is above the noise. */
  double decibelsAbove(double power) {
    smoothed = smoothed < 0 ? power : INERTIA * smoothed + (1 - INERTIA) * power;
    leastOfCurrent = Math.min(leastOfCurrent, smoothed);
    double least = Math.min(leastOfCurrent, leastOfFinished);
    if (++windows == WINDOWS_PER_BLOCK) {
      endBlock();
    }
    double noise = MEAN_OVER_LEAST * Math.max(least, LEAST_POWER);
    return 10 * Math.log10(Math.max(power, LEAST_POWER) / noise);
  }

  private void endBlock() {
    leastOfBlock[block] = leastOfCurrent;
    block = (block + 1) % BLOCKS;
    leastOfFinished = Arrays.stream(leastOfBlock).min().orElse(LEAST_POWER);
    leastOfCurrent = Double.MAX_VALUE;
    windows = 0;
  }
}
