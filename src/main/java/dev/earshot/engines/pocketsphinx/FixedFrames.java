package dev.earshot.engines.pocketsphinx;

/**
 * A short made-up stretch of cepstra, always the same, that brings a used decoder into one known
 * state. Stateless.
 */
final class FixedFrames {
  /** Two rounds of the library's ring of nearest Gaussians, which holds seven frames. */
  static final int COUNT = 14;

  private static final double SPREAD = 3;

  private FixedFrames() {}

  /** Values without symmetry, so that no two Gaussians lie equally near. */
  static CepstralFrame frame(int number, int coefficients) {
    float[] values = new float[coefficients];
    for (int i = 0; i < coefficients; i++) {
      values[i] = (float) (SPREAD * StrictMath.sin(1 + 1.7 * number + 2.3 * i));
    }
    return new CepstralFrame(number, values);
  }
}
