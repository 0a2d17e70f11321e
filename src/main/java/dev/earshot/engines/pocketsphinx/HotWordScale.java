package dev.earshot.engines.pocketsphinx;

import dev.earshot.recognition.HotWord;

/** From the boost of a hot word to probabilities. Stateless, thread-safe. */
final class HotWordScale {
  private HotWordScale() {}

  /** The least log10 probability of a word with a positive boost. */
  static double raised(HotWord word, double frequency) {
    double gain = Math.log10(1 + word.boost());
    return Math.min(-1, frequency + gain);
  }

  /** The greatest log10 probability of a word with a negative boost. */
  static double lowered(HotWord word, double frequency) {
    double loss = Math.log10(1 - word.boost());
    return frequency - 3 * loss;
  }
}
