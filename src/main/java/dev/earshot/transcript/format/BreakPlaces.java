package dev.earshot.transcript.format;

/** How well text can be broken between two words. Thread-safe. */
final class BreakPlaces {
  private static final double AFTER_SENTENCE = 0.1;
  private static final double AFTER_CLAUSE = 0.4;

  private BreakPlaces() {}

  /**
   * 0 where a break helps the reader, to 1 where it is in the middle of a phrase.
   *
   * @param pauseMillis silence between the word and the next one
   * @param clearPauseMillis silence that is as good as it gets
   */
  static double harm(TimedWord last, long pauseMillis, long clearPauseMillis) {
    double byPause = Math.max(0, 1 - (double) pauseMillis / clearPauseMillis);
    if (last.endsSentence()) {
      return Math.min(AFTER_SENTENCE, byPause);
    }
    return last.endsClause() ? Math.min(AFTER_CLAUSE, byPause) : byPause;
  }
}
