package dev.earshot.transcript.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Decides which words share a cue. Confined to one thread.
 *
 * <p>Between two long pauses all possible cuts are compared, and those with the least harm in sum
 * are taken. A cue has few words, so this takes time in proportion to the words.
 */
final class CueSplitter {
  // The harm of one cue; only the ratios matter.
  private static final double EACH_CUE = 10;
  private static final double EMPTY = 20;
  private static final double BAD_BREAK = 30;
  private static final double TOO_SHORT = 40;
  private static final double TOO_FAST = 60;
  private static final double MOST_TOO_FAST = 3;

  private final TimedWords words;
  private final SubtitleLayout layout;
  private final CueTimes times;
  private final long pauseMillis;
  private final long clearPauseMillis;
  private final int capacity;

  CueSplitter(TimedWords words, SubtitleLayout layout, CueTimes times) {
    this.words = words;
    this.layout = layout;
    this.times = times;
    this.pauseMillis = layout.pause().toMillis();
    this.clearPauseMillis = Math.max(1, pauseMillis / 2);
    this.capacity = layout.lineLength() * layout.lines();
  }

  /** The index after the last word of each cue. */
  List<Integer> ends() {
    List<Integer> ends = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= words.size(); to++) {
      if (to == words.size() || words.pauseMillisBefore(to) >= pauseMillis) {
        split(from, to, ends);
        from = to;
      }
    }
    return ends;
  }

  private void split(int from, int to, List<Integer> ends) {
    double[] harm = new double[to - from + 1];
    int[] cueStart = new int[to - from + 1];
    Arrays.fill(harm, Double.POSITIVE_INFINITY);
    harm[0] = 0;
    for (int first = from; first < to; first++) {
      Filling filling = new Filling(first);
      for (int next = first + 1; next <= to && filling.takes(next - 1); next++) {
        double sum = harm[first - from] + harm(first, next, to, filling.characters);
        if (sum < harm[next - from]) {
          harm[next - from] = sum;
          cueStart[next - from] = first;
        }
      }
    }
    Deque<Integer> backwards = new ArrayDeque<>();
    for (int end = to; end > from; end = cueStart[end - from]) {
      backwards.push(end);
    }
    ends.addAll(backwards);
  }

  private double harm(int first, int next, int blockEnd, int characters) {
    double shownMillis = times.endMillis(first, next, characters) - words.startMillis(first);
    double empty = Math.max(0, 1 - (double) characters / capacity);
    double tooShort = Math.max(0, 1 - shownMillis / Math.max(1, layout.minDuration().toMillis()));
    double tooFast = Math.max(0, times.readingMillis(characters) / shownMillis - 1);
    double badBreak = next == blockEnd ? 0 : badBreak(next);
    return EACH_CUE
        + EMPTY * empty * empty
        + TOO_SHORT * tooShort
        + TOO_FAST * Math.min(MOST_TOO_FAST, tooFast)
        + BAD_BREAK * badBreak;
  }

  private double badBreak(int next) {
    return BreakPlaces.harm(words.get(next - 1), words.pauseMillisBefore(next), clearPauseMillis);
  }

  /** A cue that is filled word by word, line by line. */
  private final class Filling {
    private final int first;
    private int characters = -1;
    private int lines;
    private int inLine;

    Filling(int first) {
      this.first = first;
      // why: a full line, so that the first word opens one
      this.inLine = layout.lineLength();
    }

    /** Adds a word if it has room, in the lines and in the time; the first one always has. */
    boolean takes(int index) {
      TimedWord word = words.get(index);
      long untilMillis = word.endMillis() - words.startMillis(first);
      if (index > first && untilMillis > layout.maxDuration().toMillis()) {
        return false;
      }
      inLine += 1 + word.length();
      if (inLine > layout.lineLength()) {
        lines++;
        inLine = word.length();
      }
      characters += 1 + word.length();
      return lines <= layout.lines();
    }
  }
}
