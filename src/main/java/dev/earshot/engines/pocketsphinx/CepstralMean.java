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

  private final float[] prior;
  private final double[] sum;
  private double frames;

  CepstralMean(float[] prior) {
    this.prior = prior.clone();
    this.sum = new double[prior.length];
  }

  /**
   * The plain average of the audible frames, exactly as the library takes it of a whole utterance.
   */
  static float[] of(List<CepstralFrame> frames, float[] ifSilent) {
    float[] mean = new float[ifSilent.length];
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
      return ifSilent.clone();
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= audible;
    }
    return mean;
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
