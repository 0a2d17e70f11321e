package dev.earshot.transcript.text;

/**
 * A stretch of written text without spaces, and where it came from. Immutable.
 *
 * @param text as written, never empty unless its source word is
 * @param first index of the first source word, from 0
 * @param last index of the last source word, inclusive
 */
public record WrittenToken(String text, int first, int last) {
  public WrittenToken {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException("no source words " + first + " to " + last);
    }
  }
}
