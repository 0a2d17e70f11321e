package dev.earshot.engines.pocketsphinx;

import dev.earshot.recognition.HotWord;

/**
 * From the boost of a hot word to the probability that the language model gives it. Stateless,
 * thread-safe.
 *
 * <p>A positive boost sets a floor: wherever the model finds the word less likely, it has the
 * floor's probability instead. At boost 0 the floor is the word's own frequency; it rises with the
 * logarithm of the boost and at 1000 reaches a target, which is one in ninety for a word like
 * "power" (one word in four thousand) or a more common one. The target of a rarer word is lower: by
 * half for one ten times as rare, to a thirteenth for one a hundred times as rare, because a rare
 * word that is as likely as a common one is heard everywhere. Beyond 2000 it rises no more.
 *
 * <p>A negative boost sets a ceiling, which replaces what the model says of the word in its
 * context: the word's frequency, divided by the cube of one plus the boost's size. That is a factor
 * of 8 at -1, a thousand at -10, and at -1000 a thousand millions, with which a word is practically
 * banned.
 *
 * <p>Neither depends on the other words of the list, so a word is not weakened by a longer list.
 */
final class HotWordScale {
  /** Log10 of the frequency for which {@link #TARGET} is meant. */
  private static final double TYPICAL = -3.6;

  /** Log10 of the floor of a typical word at {@link #FULL} boost. */
  // why: from -2.2 downwards "power" is no longer heard in a clip that says it, from -1.8 upwards
  // twenty words that nobody says add a percentage point to the word error rate
  private static final double TARGET = -1.95;

  /** How far the target falls with the square of a word's rarity, both as log10. */
  private static final double RARITY_COST = 0.28;

  /** Log10 of the boost at which the target is reached. */
  private static final double FULL = 3;

  private static final double MOST = 1.1;
  private static final double LEAST_GAIN = 0.3;
  private static final double LOSS = 3;
  private static final double CERTAIN = -0.5;

  private HotWordScale() {}

  /** The least log10 probability of a word with a positive boost. */
  static double raised(HotWord word, double frequency) {
    // why: for a word that is common already a higher floor only makes it drown others
    double rarity = Math.max(0, TYPICAL - frequency);
    double target = TARGET - RARITY_COST * rarity * rarity;
    double share = Math.min(MOST, Math.log10(1 + word.boost()) / FULL);
    return Math.min(CERTAIN, frequency + share * Math.max(LEAST_GAIN, target - frequency));
  }

  /** The log10 probability of a word with a negative boost. */
  static double lowered(HotWord word, double frequency) {
    return frequency - LOSS * Math.log10(1 - word.boost());
  }
}
