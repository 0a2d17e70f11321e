package dev.earshot.engines.pocketsphinx;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a request's hot words mean to the language model. Immutable.
 *
 * @param raised words and the log10 probability that they have at least, whatever stands before
 *     them
 * @param lowered words and the log10 probability that they have at most
 */
record Bias(Map<String, Double> raised, Map<String, Double> lowered) {
  private static final int IMPOSSIBLE = -99;

  Bias {
    raised = Map.copyOf(raised);
    lowered = Map.copyOf(lowered);
  }

  static Bias none() {
    return new Bias(Map.of(), Map.of());
  }

  boolean isNeutral() {
    return raised.isEmpty() && lowered.isEmpty();
  }

  /** The name of a lowered word, under which no other language model knows it. */
  static String alias(String word) {
    return "~" + word;
  }

  /** As a unigram language model in ARPA's format. */
  String toArpa() {
    Map<String, Double> all = new TreeMap<>(raised);
    lowered.forEach((word, probability) -> all.put(alias(word), probability));
    StringBuilder text = new StringBuilder("\n\\data\\\nngram 1=" + (all.size() + 2));
    text.append("\n\n\\1-grams:\n");
    line(text, IMPOSSIBLE, "</s>");
    line(text, IMPOSSIBLE, "<s>");
    all.forEach((word, probability) -> line(text, probability, word));
    return text.append("\n\\end\\\n").toString();
  }

  private static void line(StringBuilder text, double probability, String word) {
    text.append(String.format(Locale.ROOT, "%.4f %s%n", probability, word));
  }
}
