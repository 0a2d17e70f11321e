package dev.earshot.recognition;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one request wants of a recognizer. Immutable.
 *
 * <p>A class and not a record because {@link Optional} is not serialisable.
 */
public final class RecognitionOptions implements Serializable {
  private static final long serialVersionUID = 1;
  private static final RecognitionOptions DEFAULTS =
      new RecognitionOptions(List.of(), null, 1, false);

  private final List<HotWord> hotWords;
  private final @Nullable Grammar grammar;
  private final int maxAlternatives;
  private final boolean partialWords;

  private RecognitionOptions(
      List<HotWord> hotWords,
      @Nullable Grammar grammar,
      int maxAlternatives,
      boolean partialWords) {
    this.hotWords = List.copyOf(hotWords);
    this.grammar = grammar;
    this.maxAlternatives = maxAlternatives;
    this.partialWords = partialWords;
  }

  /** No hot words, no grammar, one alternative, no words in partials. */
  public static RecognitionOptions defaults() {
    return DEFAULTS;
  }

  public RecognitionOptions withHotWords(List<HotWord> newHotWords) {
    return new RecognitionOptions(newHotWords, grammar, maxAlternatives, partialWords);
  }

  public RecognitionOptions withGrammar(Grammar newGrammar) {
    return new RecognitionOptions(hotWords, newGrammar, maxAlternatives, partialWords);
  }

  /** How many hypotheses a segment may have, at least 1. */
  public RecognitionOptions withMaxAlternatives(int newMaxAlternatives) {
    if (newMaxAlternatives < 1) {
      throw new IllegalArgumentException("at least 1 alternative, not " + newMaxAlternatives);
    }
    return new RecognitionOptions(hotWords, grammar, newMaxAlternatives, partialWords);
  }

  /**
   * Whether partials should have words with times, and not their text only; costs where an engine
   * has to compute them. An engine may give them unasked.
   */
  public RecognitionOptions withPartialWords(boolean wanted) {
    return new RecognitionOptions(hotWords, grammar, maxAlternatives, wanted);
  }

  /**
   * Without what a model does not support.
   *
   * @param option as {@link UnsupportedOptionException#option} names it; an unknown one changes
   *     nothing
   */
  public RecognitionOptions without(String option) {
    return switch (option) {
      case "grammar" -> new RecognitionOptions(hotWords, null, maxAlternatives, partialWords);
      case "alternatives" -> withMaxAlternatives(1);
      case "hot words" -> withHotWords(List.of());
      default -> this;
    };
  }

  public List<HotWord> hotWords() {
    return hotWords;
  }

  public Optional<Grammar> grammar() {
    return Optional.ofNullable(grammar);
  }

  public int maxAlternatives() {
    return maxAlternatives;
  }

  public boolean partialWords() {
    return partialWords;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RecognitionOptions that
        && hotWords.equals(that.hotWords)
        && Objects.equals(grammar, that.grammar)
        && maxAlternatives == that.maxAlternatives
        && partialWords == that.partialWords;
  }

  @Override
  public int hashCode() {
    return Objects.hash(hotWords, grammar, maxAlternatives, partialWords);
  }
}
