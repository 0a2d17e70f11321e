package dev.earshot.audio.vad;

import java.util.Arrays;

/** The noise in one band: the least smoothed power of the last seconds. One thread at a time. */
final class NoiseFloor {
  private static final int BLOCKS = 8;
  private static final int BLOCK_WINDOWS = 15;
  private static final double LEAST_POWER = 0.05;
  private static final double SMOOTHING = 0.7;

  private final double[] least = new double[BLOCKS];
  private int block;
  private int inBlock;
  private double current = Double.MAX_VALUE;
  private double smoothed;

  NoiseFloor() {
    Arrays.fill(least, LEAST_POWER);
  }

  double decibelsAbove(double power) {
    smoothed = smoothed == 0 ? power : SMOOTHING * smoothed + (1 - SMOOTHING) * power;
    current = Math.min(current, smoothed);
    if (++inBlock == BLOCK_WINDOWS) {
      least[block] = current;
      block = (block + 1) % BLOCKS;
      inBlock = 0;
      current = Double.MAX_VALUE;
    }
    double floor = current;
    for (double value : least) {
      floor = Math.min(floor, value);
    }
    return 10 * Math.log10((power + LEAST_POWER) / (Math.max(floor, LEAST_POWER) * 2));
  }
}
