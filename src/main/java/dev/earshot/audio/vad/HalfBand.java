package dev.earshot.audio.vad;

/**
 * Splits a band into its lower and its upper half, each at half the rate. One thread at a time; one
 * stream. Two chains of all-pass filters whose sum and difference are the halves.
 */
final class HalfBand {
  /** An elliptic half-band filter of fifth order: what belongs to the other half is 35 dB down. */
  private static final float EVEN = 0.1413487f;

  private static final float ODD = 0.5898948f;

  private float evenState;
  private float oddState;
  private float pending;
  private boolean isPending;
  private double upperSum;

  /**
   * Replaces the samples at the beginning of the array by those of the lower half.
   *
   * @return how many samples the lower half has
   */
  int split(float[] samples, int length) {
    int out = 0;
    upperSum = 0;
    for (int i = 0; i < length; i++) {
      if (!isPending) {
        pending = samples[i];
        isPending = true;
        continue;
      }
      isPending = false;
      float even = EVEN * samples[i] + evenState;
      evenState = samples[i] - EVEN * even;
      float odd = ODD * pending + oddState;
      oddState = pending - ODD * odd;
      float upper = (even - odd) / 2;
      upperSum += upper * upper;
      samples[out++] = (even + odd) / 2;
    }
    return out;
  }

  /** Mean power of the upper half in the latest stretch. */
  double upperPower(int count) {
    return count == 0 ? 0 : upperSum / count;
  }
}
