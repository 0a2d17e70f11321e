package dev.earshot.engines.vosk;

import dev.earshot.recognition.Grammar;
import dev.earshot.transcript.Warning;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The phrases of a grammar in words that the model knows: libvosk ends the process on an empty
 * grammar and on marks like {@code <eps>}, and writes unknown words to standard error. Confined to
 * the thread that opens the recognizer.
 */
final class Phrases {
  private static final int MAX_NAMED = 20;

  /** The vocabulary's own marks, which nobody says. */
  private static final Pattern MARK = Pattern.compile("<eps>|</?s>|#.*");

  private final Predicate<String> vocabulary;
  private final Set<String> phrases = new LinkedHashSet<>();
  private final Set<String> unknown = new LinkedHashSet<>();

  Phrases(Grammar grammar, Predicate<String> vocabulary) {
    this.vocabulary = vocabulary;
    grammar.phrases().forEach(this::add);
  }

  private void add(String phrase) {
    List<String> words = new ArrayList<>();
    for (String word : phrase.strip().split("\\s+")) {
      if (!word.isEmpty()) {
        spelled(word).ifPresentOrElse(words::add, () -> unknown.add(printable(word)));
      }
    }
    if (!words.isEmpty()) {
      phrases.add(String.join(" ", words));
    }
  }

  /** As the vocabulary has it, if it has it. */
  private Optional<String> spelled(String word) {
    if (MARK.matcher(word).matches() || word.chars().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    return List.of(word, word.toLowerCase(Locale.ROOT)).stream().filter(vocabulary).findFirst();
  }

  private static String printable(String word) {
    return word.replaceAll("\\p{Cntrl}", "\ufffd");
  }

  /** Whether the model knows none of the words. */
  boolean isEmpty() {
    return phrases.isEmpty();
  }

  /** As libvosk wants it: an array of strings. Not to be given to it when {@link #isEmpty}. */
  String json() {
    return Json.createArrayBuilder(phrases).build().toString();
  }

  List<Warning> warnings() {
    if (unknown.isEmpty()) {
      return List.of();
    }
    String named = String.join(", ", unknown.stream().limit(MAX_NAMED).toList());
    int more = unknown.size() - MAX_NAMED;
    return List.of(
        new Warning(
            "unknown-grammar-word",
            "the model does not know these words of the grammar: "
                + named
                + (more > 0 ? " and " + more + " more" : "")));
  }
}
