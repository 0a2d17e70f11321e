package dev.earshot.audio.vad;

import dev.earshot.audio.PcmFormat;

/**
 * The power of a stream in each octave, window by window, from half its rate down to where voices
 * end. One thread at a time. What lies below, hum and constants too, is left out.
 */
final class OctaveBands {
  /** The lowest octave ends above this: voices have power there. */
  private static final double VOICE_HZ = 200;

  private final HalfBand[] splits;
  private final double[] powers;
  private final float[] work;

  OctaveBands(PcmFormat format, int windowSamples) {
    int count = 1;
    for (double hz = format.sampleRateHz() / 4.0; hz > VOICE_HZ; hz /= 2) {
      count++;
    }
    splits = new HalfBand[count];
    for (int i = 0; i < count; i++) {
      splits[i] = new HalfBand();
    }
    powers = new double[count];
    work = new float[windowSamples];
  }

  int count() {
    return splits.length;
  }

  /**
   * Mean powers of the next window, in squares of one 16-bit step; the highest octave first.
   *
   * @return valid until the next call
   */
  double[] powers(short[] samples, int offset) {
    for (int i = 0; i < work.length; i++) {
      work[i] = samples[offset + i];
    }
    int length = work.length;
    for (int i = 0; i < splits.length; i++) {
      length = splits[i].split(work, length);
      powers[i] = splits[i].upperSum() / Math.max(1, length);
    }
    return powers;
  }
}
