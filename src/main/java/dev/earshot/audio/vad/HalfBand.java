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
   * @return how many samples each half has
   */
  int split(float[] samples, int length) {
    upperSum = 0;
    int halves = 0;
    int i = 0;
    if (isPending && length > 0) {
      samples[halves++] = lower(pending, samples[i++]);
    }
    while (i + 1 < length) {
      samples[halves++] = lower(samples[i], samples[i + 1]);
      i += 2;
    }
    isPending = i < length || (isPending && length == 0);
    if (i < length) {
      pending = samples[i];
    }
    return halves;
  }

  /** The sum of the squares of the upper half in the latest stretch. */
  double upperSum() {
    return upperSum;
  }

  private float lower(float earlier, float later) {
    float even = EVEN * later + evenState;
    evenState = later - EVEN * even;
    float odd = ODD * earlier + oddState;
    oddState = earlier - ODD * odd;
    float upper = (even - odd) / 2;
    upperSum += upper * upper;
    return (even + odd) / 2;
  }
}
