package dev.earshot.transcript.format;

/** Until when a cue is shown. Immutable. */
final class CueTimes {
  private static final double MILLIS_PER_SECOND = 1000;

  private final TimedWords words;
  private final long maxMillis;
  private final long minMillis;
  private final long gapMillis;
  private final double readingSpeed;

  CueTimes(TimedWords words, SubtitleLayout layout) {
    this.words = words;
    this.maxMillis = layout.maxDuration().toMillis();
    this.minMillis = layout.minDuration().toMillis();
    this.gapMillis = layout.gap().toMillis();
    this.readingSpeed = layout.readingSpeed();
  }

  /** The end of the cue of some words: the last word's, or later when reading takes longer. */
  long endMillis(int from, int to) {
    int characters = to - from - 1;
    for (TimedWord word : words.between(from, to)) {
      characters += word.length();
    }
    return endMillis(from, to, characters);
  }

  long endMillis(int from, int to, int characters) {
    long start = words.startMillis(from);
    long wanted = start + Math.max(minMillis, readingMillis(characters));
    long heard = Math.max(wanted, words.get(to - 1).endMillis());
    return Math.min(heard, latestEndMillis(from, to));
  }

  long readingMillis(int characters) {
    return (long) Math.ceil(characters * MILLIS_PER_SECOND / readingSpeed);
  }

  private long latestEndMillis(int from, int to) {
    long start = words.startMillis(from);
    long next = words.startMillis(to);
    // why half: of a cue that is not longer than the gap something has to remain
    long gap = to < words.size() ? Math.min(gapMillis, (next - start) / 2) : 0;
    return Math.min(next - gap, start + maxMillis);
  }
}
