package dev.earshot.engines.pocketsphinx;

import java.util.List;

/**
 * The average cepstrum of a stream, which stands for its loudness and channel. Confined to one
 * recognizer.
 *
 * <p>It starts from the acoustic model's own guess, which weighs as much as {@value #PRIOR_FRAMES}
 * frames, and forgets the distant past once it has heard {@value #WINDOW_FRAMES}.
 */
final class CepstralMean {
  private static final int PRIOR_FRAMES = 20;
  private static final int WINDOW_FRAMES = 800;

  // why: two seconds of speech are the least that tells more of its channel than the guess does;
  // with a longer reach the word errors fall further, but hot words lose against the guess
  private static final int GUESS_FRAMES = 200;

  private static final int SHORT_FRAMES = 200;
  private static final int LONG_FRAMES = 250;

  private final float[] prior;
  private final double[] sum;
  private double frames;

  CepstralMean(float[] prior) {
    this.prior = prior.clone();
    this.sum = new double[prior.length];
  }

  /**
   * The mean of a whole utterance. For a long one it is the plain average of the audible frames,
   * exactly as the library takes it; a short one says too little about its channel, so that the
   * guess counts as well.
   *
   * @param guess the model's own value, so that an utterance does not depend on those before it
   */
  static float[] of(List<CepstralFrame> frames, float[] guess) {
    float[] mean = new float[guess.length];
    int audible = 0;
    for (CepstralFrame frame : frames) {
      if (frame.isAudible()) {
        audible++;
        for (int i = 0; i < mean.length; i++) {
          mean[i] += frame.value(i);
        }
      }
    }
    if (audible == 0) {
      return guess.clone();
    }
    float weight = weightOfGuess(audible);
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (mean[i] + weight * guess[i]) / (audible + weight);
    }
    return mean;
  }

  /** In frames: the full weight for short utterances, none for long ones, a slope between. */
  private static float weightOfGuess(int audible) {
    float share = (LONG_FRAMES - audible) / (float) (LONG_FRAMES - SHORT_FRAMES);
    return GUESS_FRAMES * Math.max(0, Math.min(1, share));
  }

  void hear(List<CepstralFrame> heard) {
    for (CepstralFrame frame : heard) {
      if (frame.isAudible()) {
        frames++;
        for (int i = 0; i < sum.length; i++) {
          sum[i] += frame.value(i);
        }
      }
    }
    if (frames > WINDOW_FRAMES) {
      double keep = WINDOW_FRAMES / frames;
      for (int i = 0; i < sum.length; i++) {
        sum[i] *= keep;
      }
      frames = WINDOW_FRAMES;
    }
  }

  /** Audible frames that the estimate rests on. */
  double weight() {
    return frames;
  }

  float[] estimate() {
    float[] mean = new float[prior.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) ((sum[i] + PRIOR_FRAMES * prior[i]) / (frames + PRIOR_FRAMES));
    }
    return mean;
  }
}
