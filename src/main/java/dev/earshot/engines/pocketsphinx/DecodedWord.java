package dev.earshot.engines.pocketsphinx;

/**
 * One entry of the decoder's result, as the library gives it. Immutable.
 *
 * @param label with pronunciation mark, e.g. {@code read(2)}; may be a filler
 * @param firstFrame among the frames that the decoder was given, so without silence
 * @param lastFrame inclusive
 * @param posterior 0 to 1 or slightly outside
 */
record DecodedWord(String label, int firstFrame, int lastFrame, double posterior) {
  /** Silence, noises and sentence marks: heard, but not said. */
  boolean isFiller() {
    return label.startsWith("<")
        || label.startsWith("[")
        || label.startsWith("++")
        || label.equals("(NULL)");
  }

  /** The word without the number of its pronunciation. */
  String text() {
    int mark = label.endsWith(")") ? label.lastIndexOf('(') : -1;
    return mark > 0 ? label.substring(0, mark) : label;
  }
}
