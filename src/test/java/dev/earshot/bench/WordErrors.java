package dev.earshot.bench;

import java.util.List;
import java.util.Locale;

/**
 * Word errors against a reference: substitutions, insertions and deletions at the least cost.
 * Immutable.
 *
 * @param errors words that are wrong
 * @param words words of the reference
 */
record WordErrors(int errors, int words) {
  static final WordErrors NONE = new WordErrors(0, 0);

  static WordErrors between(String reference, String heard) {
    List<String> wanted = normalise(reference);
    List<String> got = normalise(heard);
    int[] row = new int[got.size() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= wanted.size(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = diagonal + (wanted.get(i - 1).equals(got.get(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return new WordErrors(row[got.size()], wanted.size());
  }

  /** Upper case, punctuation other than apostrophes away, hyphens as spaces. */
  static List<String> normalise(String text) {
    String plain =
        text.toUpperCase(Locale.ROOT).replace('-', ' ').replaceAll("[^\\p{L}\\p{N}' ]+", " ");
    return plain.isBlank() ? List.of() : List.of(plain.strip().split("\\s+"));
  }

  WordErrors plus(WordErrors other) {
    return new WordErrors(errors + other.errors, words + other.words);
  }

  double percent() {
    return 100.0 * errors / Math.max(1, words);
  }
}
