package dev.earshot.audio.vad;

import dev.earshot.audio.PcmFormat;

/**
 * The power of a stream in each octave, window by window, from half its rate down to where voices
 * end. One thread at a time. What lies below, hum and constants too, is left out.
 */
final class OctaveBands {
  /** Voices have power above this. */
  private static final double LOWEST_HZ = 200;

  private final int windowSamples;
  private final HalfBand[] splits;
  private final double[] powers;
  private final float[] work;

  OctaveBands(PcmFormat format, int windowSamples) {
    int count = 1;
    while (format.sampleRateHz() / Math.pow(2, count + 1) > LOWEST_HZ) {
      count++;
    }
    this.windowSamples = windowSamples;
    this.splits = new HalfBand[count];
    for (int i = 0; i < count; i++) {
      splits[i] = new HalfBand();
    }
    this.powers = new double[count];
    this.work = new float[windowSamples];
  }

  int count() {
    return splits.length;
  }

  /** Powers of one window, the highest octave first; valid until the next call. */
  double[] powers(short[] samples, int offset) {
    for (int i = 0; i < windowSamples; i++) {
      work[i] = samples[offset + i];
    }
    int length = windowSamples;
    for (int i = 0; i < splits.length; i++) {
      length = splits[i].split(work, length);
      powers[i] = splits[i].upperPower(length);
    }
    return powers;
  }
}
