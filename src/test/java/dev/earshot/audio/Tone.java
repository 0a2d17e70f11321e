package dev.earshot.audio;

/**
 * A sine in a run of samples: what amplitude and phase it has there, and what else is there. For
 * tests.
 *
 * @param amplitude fraction of full scale
 * @param phaseRadians 0 for a sine that begins at the first sample
 * @param restRms what remains after the sine is taken away
 */
public record Tone(double amplitude, double phaseRadians, double restRms) {
  /** The samples of a sine that begins with the first one. */
  public static float[] sine(double hz, int rateHz, double amplitude, int count) {
    float[] samples = new float[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * hz * i / rateHz));
    }
    return samples;
  }

  /** Fits a sine of the given frequency to the samples {@code from} to {@code to}. */
  public static Tone in(float[] samples, double hz, int rateHz, int from, int to) {
    double ss = 0;
    double cc = 0;
    double sc = 0;
    double xs = 0;
    double xc = 0;
    for (int i = from; i < to; i++) {
      double s = Math.sin(2 * Math.PI * hz * i / rateHz);
      double c = Math.cos(2 * Math.PI * hz * i / rateHz);
      ss += s * s;
      cc += c * c;
      sc += s * c;
      xs += samples[i] * s;
      xc += samples[i] * c;
    }
    double determinant = ss * cc - sc * sc;
    double a = (xs * cc - xc * sc) / determinant;
    double b = (xc * ss - xs * sc) / determinant;
    double rest = 0;
    for (int i = from; i < to; i++) {
      double angle = 2 * Math.PI * hz * i / rateHz;
      double difference = samples[i] - a * Math.sin(angle) - b * Math.cos(angle);
      rest += difference * difference;
    }
    return new Tone(Math.hypot(a, b), Math.atan2(b, a), Math.sqrt(rest / (to - from)));
  }

  public static double rms(float[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  public static double decibels(double ratio) {
    return 20 * Math.log10(ratio);
  }
}
