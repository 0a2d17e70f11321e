package dev.earshot.recognition;

import java.io.Serializable;

/**
 * A word (or a phrase of words separated by single spaces) that a request wants to be heard more or
 * less readily. Immutable.
 *
 * @param word not blank, at most {@value #MAX_LENGTH} characters; compared without regard to case
 * @param boost any finite number: above 0 more readily, below 0 less, 0 as always. More is never
 *     weaker; how much a number means is each engine's own scale, with 1000 close to its end
 */
public record HotWord(String word, double boost) implements Serializable {
  public static final int MAX_LENGTH = 100;

  public HotWord {
    if (word.isBlank() || word.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a hot word has 1 to " + MAX_LENGTH + " characters, not " + word.length());
    }
    if (word.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a hot word has no control characters");
    }
    if (!Double.isFinite(boost)) {
      throw new IllegalArgumentException("the boost of a hot word is a finite number");
    }
  }
}
