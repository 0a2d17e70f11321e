package dev.earshot.engines.pocketsphinx;

/**
 * The cepstrum of one short window of audio. Confined to the recognizer that made it; the values
 * are never written to.
 */
final class CepstralFrame {
  private final int position;
  private final float[] values;

  /**
   * @param position the window's number since the utterance began, silent ones included
   */
  CepstralFrame(int position, float[] values) {
    this.position = position;
    this.values = values;
  }

  int position() {
    return position;
  }

  float value(int coefficient) {
    return values[coefficient];
  }

  int length() {
    return values.length;
  }

  /** Whether the window carried enough energy to count towards the mean. */
  boolean isAudible() {
    return values[0] >= 0;
  }
}
