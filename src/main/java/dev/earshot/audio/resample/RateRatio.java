package dev.earshot.audio.resample;

import dev.earshot.audio.PcmFormat;
import java.math.BigInteger;

/**
 * Target rate over source rate as a fraction in lowest terms. Immutable.
 *
 * @param up target samples for each {@code down} source samples
 */
record RateRatio(int up, int down) {
  static RateRatio between(PcmFormat source, PcmFormat target) {
    int from = source.sampleRateHz();
    int to = target.sampleRateHz();
    int common = BigInteger.valueOf(from).gcd(BigInteger.valueOf(to)).intValueExact();
    return new RateRatio(to / common, from / common);
  }

  double asDouble() {
    return (double) up / down;
  }

  /** The length of the same stretch of time at the target rate, rounded to the nearest sample. */
  long targetSamples(long sourceSamples) {
    return (2 * sourceSamples * up + down) / (2L * down);
  }

  /** The number of target samples that lie before a source sample. */
  long targetSamplesBefore(long sourceSample) {
    return Math.max(0, (sourceSample * up + down - 1) / down);
  }
}
