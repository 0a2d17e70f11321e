package dev.earshot.engines.pocketsphinx;

import dev.earshot.recognition.HotWord;
import dev.earshot.transcript.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Understands a request's hot words: one boost per word the model can hear, a warning for the
 * others. Confined to the thread that opens the recognizer.
 */
final class HotWordReader {
  private static final int MAX_NAMED = 20;
  private static final List<String> POSSESSIVES = List.of("", "'", "'s");

  private final Map<String, Double> raised = new LinkedHashMap<>();
  private final Map<String, Double> lowered = new LinkedHashMap<>();
  private final Set<String> unknown = new LinkedHashSet<>();

  HotWordReader(List<HotWord> hotWords, LanguageModel model) {
    Map<String, HotWord> lastOnes = new LinkedHashMap<>();
    for (HotWord hotWord : hotWords) {
      for (String part : hotWord.word().strip().split("\\s+")) {
        lastOnes.put(part.toLowerCase(Locale.ROOT), hotWord);
      }
    }
    lastOnes.forEach((word, hotWord) -> add(word, hotWord, model));
    raised.keySet().forEach(lowered::remove);
  }

  private void add(String word, HotWord hotWord, LanguageModel model) {
    OptionalDouble frequency = model.frequency(word);
    // why: in angle brackets stand the model's own marks, which nobody says
    if (frequency.isEmpty() || word.startsWith("<")) {
      unknown.add(word);
    } else if (hotWord.boost() > 0) {
      raised.put(word, HotWordScale.raised(hotWord, frequency.getAsDouble()));
    } else if (hotWord.boost() < 0) {
      lower(word, hotWord, model);
    }
  }

  /** Lowers a word and its possessives, which sound alike and would only take its place. */
  private void lower(String word, HotWord hotWord, LanguageModel model) {
    for (String ending : POSSESSIVES) {
      model
          .frequency(word + ending)
          .ifPresent(
              frequency ->
                  lowered.putIfAbsent(word + ending, HotWordScale.lowered(hotWord, frequency)));
    }
  }

  Bias bias() {
    return new Bias(raised, lowered);
  }

  List<Warning> warnings() {
    List<Warning> warnings = new ArrayList<>();
    if (!unknown.isEmpty()) {
      List<String> named = unknown.stream().limit(MAX_NAMED).toList();
      String rest =
          unknown.size() > MAX_NAMED ? " and " + (unknown.size() - MAX_NAMED) + " more" : "";
      warnings.add(
          new Warning(
              "unknown-hot-word",
              "the model does not know these hot words: " + String.join(", ", named) + rest));
    }
    return warnings;
  }
}
