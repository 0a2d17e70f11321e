package dev.earshot.audio.vad;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Makes streams louder, adds noise and constants. Stateless. */
final class Mix {
  private Mix() {}

  static PcmChunk scaled(PcmChunk chunk, double factor) {
    return each(chunk, (i, x) -> x * factor);
  }

  static PcmChunk plus(PcmChunk chunk, double constant) {
    return each(chunk, (i, x) -> x + constant);
  }

  /** The factor that brings the loudest sample to so many decibels of full scale. */
  static double peakAt(PcmChunk chunk, double decibels) {
    int peak = 1;
    for (short sample : chunk.samples()) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return 32768 * Math.pow(10, decibels / 20) / peak;
  }

  /** White noise whose amplitude depends on the time in seconds. */
  static PcmChunk noise(PcmFormat format, double seconds, DoubleUnaryOperator amplitude) {
    var silence = PcmChunk.of(format, new short[(int) (seconds * format.sampleRateHz())]);
    return withNoise(silence, amplitude);
  }

  static PcmChunk withNoise(PcmChunk chunk, DoubleUnaryOperator amplitude) {
    var random = new Random(5);
    double rate = chunk.format().sampleRateHz();
    return each(chunk, (i, x) -> x + random.nextGaussian() * amplitude.applyAsDouble(i / rate));
  }

  private interface Change {
    double of(int index, double sample);
  }

  private static PcmChunk each(PcmChunk chunk, Change change) {
    short[] samples = new short[chunk.length()];
    for (int i = 0; i < samples.length; i++) {
      double value = Math.rint(change.of(i, chunk.samples()[i]));
      samples[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
    }
    return PcmChunk.of(chunk.format(), samples);
  }
}
