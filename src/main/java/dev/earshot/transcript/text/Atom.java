package dev.earshot.transcript.text;

/**
 * The smallest part of a spoken number that means something: {@code fünfundzwanzig} is three.
 * Immutable.
 *
 * @param value 0 for {@link Kind#AND} and {@link Kind#MINUS}
 * @param mark what is written: after the digits of an ordinal, or between those of a decimal number
 */
record Atom(Kind kind, long value, String mark, Use use) {
  enum Kind {
    /** Adds its value; 0 only stands alone. */
    CARDINAL,
    /** Multiplies the units before it. */
    HUNDRED,
    /** Multiplies the hundreds before it. */
    SCALE,
    /** Ends the number, and says which one of many it is. */
    ORDINAL,
    AND,
    POINT,
    MINUS
  }

  /** When a word is one that counts, and not its namesake. */
  enum Use {
    ALWAYS,
    /** Beside another number, or where the neighbouring words say so. */
    WEAK,
    /** Inside a larger number; alone it is an article. */
    ARTICLE,
    /** First in a number, right before what it multiplies. */
    LEAD,
    /** Not first: it needs something to multiply. */
    MULTIPLIED,
    /** With words around it that leave no doubt. */
    CONTEXT,
    /** Never as the only word of a number. */
    COMPANION,
    /** Only inside a compound word. */
    PART
  }

  boolean isCardinal(long from, long to) {
    return kind == Kind.CARDINAL && value >= from && value <= to;
  }

  boolean isOrdinal() {
    return kind == Kind.ORDINAL;
  }

  /** Of a number, and not a word between numbers. */
  boolean counts() {
    return kind.compareTo(Kind.AND) < 0;
  }
}
