package dev.earshot.transcript.text;

/**
 * One step up from words: a whole number, or a word that is none. Immutable.
 *
 * @param first index of the first source word
 * @param last index of the last source word, inclusive
 * @param value not negative; 0 for words and decimals
 * @param written without punctuation around it
 */
record Item(Kind kind, int first, int last, long value, String written) {
  enum Kind {
    WORD,
    CARDINAL,
    /** Has a sign or a decimal mark, so no rule takes it. */
    DECIMAL,
    ORDINAL,
    /** A word that counts only in some places. */
    WEAK,
    /** An article that counts only in some places. */
    ARTICLE
  }

  /** Written in digits wherever it stands. */
  boolean isNumber() {
    return kind == Kind.CARDINAL || kind == Kind.DECIMAL;
  }

  /** Makes a weak neighbour count. */
  boolean counts() {
    return isNumber() || kind == Kind.WEAK;
  }

  boolean isInteger() {
    return kind == Kind.CARDINAL || kind == Kind.WEAK || kind == Kind.ARTICLE;
  }
}
