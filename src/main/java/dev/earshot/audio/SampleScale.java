package dev.earshot.audio;

/**
 * The two scales of a sample: a fraction of full scale (-1 to 1) while sound is converted, signed
 * 16 bits in PCM. Thread-safe. A 16-bit sample survives the way there and back unchanged; no
 * dither.
 */
public final class SampleScale {
  private static final float FULL_SCALE = 32768;

  private SampleScale() {}

  public static float toFraction(short sample) {
    return sample / FULL_SCALE;
  }

  /** The nearest 16-bit sample; beyond full scale is clipped, NaN is 0. */
  public static short toPcm(float fraction) {
    int nearest = Math.round(fraction * FULL_SCALE);
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, nearest));
  }
}
