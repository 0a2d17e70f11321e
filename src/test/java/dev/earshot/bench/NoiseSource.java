package dev.earshot.bench;

import java.util.Random;

/** Endless noise of mean power 1. One thread at a time. */
interface NoiseSource {
  double next();

  static NoiseSource white(long seed) {
    var random = new Random(seed);
    return random::nextGaussian;
  }

  /** Falls by 3 dB per octave: the sum of noises of different inertia. */
  static NoiseSource pink(long seed) {
    var random = new Random(seed);
    double[] keep = {0.99, 0.963, 0.57, 0};
    double[] state = new double[keep.length];
    double[] gain = {0.4, 0.6, 1.0, 0.5};
    double power = 0;
    for (int i = 0; i < keep.length; i++) {
      power += gain[i] * gain[i] / (1 - keep[i] * keep[i]);
    }
    double scale = 1 / Math.sqrt(power);
    return () -> {
      double sum = 0;
      for (int i = 0; i < keep.length; i++) {
        state[i] = keep[i] * state[i] + gain[i] * random.nextGaussian();
        sum += state[i];
      }
      return sum * scale;
    };
  }

  /** A recording, again and again. */
  static NoiseSource loop(short[] samples) {
    double power = 0;
    for (short sample : samples) {
      power += (double) sample * sample / samples.length;
    }
    double scale = 1 / Math.sqrt(power);
    int[] at = {0};
    return () -> samples[at[0]++ % samples.length] * scale;
  }
}
