package dev.earshot.transcript.text;

import java.util.List;

/**
 * A source word, looked up. Immutable.
 *
 * @param before punctuation in front, mostly empty
 * @param core the word itself as it was given
 * @param key the word as it is looked up; empty when it is too long for that
 * @param after punctuation behind, mostly empty
 * @param atoms what it counts; empty for a word that does not
 */
record Lexeme(String before, String core, String key, String after, List<Atom> atoms) {
  String text() {
    return before + core + after;
  }

  /** The same word where it does not count. */
  Lexeme plain() {
    return atoms.isEmpty() ? this : new Lexeme(before, core, key, after, List.of());
  }
}
