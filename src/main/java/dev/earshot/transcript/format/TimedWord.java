package dev.earshot.transcript.format;

/**
 * A word, or a part of an overlong one, with its place in the audio. Immutable.
 *
 * @param text without white space, except such as must not be broken at; never blank
 * @param length in characters
 * @param endMillis after the start, not after the start of the next word
 * @param endsSegment whether the segment ends with it
 */
record TimedWord(String text, int length, long startMillis, long endMillis, boolean endsSegment) {
  private static final String SENTENCE_ENDS = ".?!\u2026\u3002\uff1f\uff01\u061f\u0964";
  private static final String CLAUSE_ENDS = ",;:\u2013\u2014\u3001\uff0c\uff1b\uff1a\u060c";
  private static final String CLOSING = "\"')]}\u201d\u2019\u00bb\u300d\u300f\uff09";

  /** Whether a sentence, or what the engine took for one, ends here. */
  boolean endsSentence() {
    return endsSegment || endsWithOneOf(SENTENCE_ENDS);
  }

  /** Whether a comma or the like stands here. */
  boolean endsClause() {
    return endsWithOneOf(CLAUSE_ENDS);
  }

  private boolean endsWithOneOf(String marks) {
    int last = text.length() - 1;
    while (last > 0 && CLOSING.indexOf(text.charAt(last)) >= 0) {
      last--;
    }
    return marks.indexOf(text.charAt(last)) >= 0;
  }
}
