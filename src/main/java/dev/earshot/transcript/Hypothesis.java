package dev.earshot.transcript;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One candidate wording. Immutable.
 *
 * @param text the words as one line, empty when nothing was understood
 * @param words in order of time; may be empty although there is text, when the engine has no word
 *     times
 * @param score log-domain number on the engine's own scale, only comparable between the
 *     alternatives of one segment; 0 where the engine gives none
 */
public record Hypothesis(String text, List<Word> words, double score) implements Serializable {
  public Hypothesis {
    words = List.copyOf(words);
  }

  /** The hypothesis whose text is just its words. */
  public static Hypothesis ofWords(List<Word> words, double score) {
    String text = words.stream().map(Word::text).collect(Collectors.joining(" "));
    return new Hypothesis(text, words, score);
  }

  public Hypothesis shiftedBy(Duration offset) {
    return new Hypothesis(text, words.stream().map(w -> w.shiftedBy(offset)).toList(), score);
  }
}
