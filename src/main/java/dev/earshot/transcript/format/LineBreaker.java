package dev.earshot.transcript.format;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Breaks the text of a cue into as few lines as it needs, about as long as each other, rather after
 * a pause or a punctuation mark. Immutable.
 */
final class LineBreaker {
  /** In squared characters, so that a pause is worth lines of 29 and 12 instead of equal ones. */
  private static final double BAD_BREAK = 150;

  private final int lineLength;
  private final long clearPauseMillis;

  LineBreaker(SubtitleLayout layout) {
    this.lineLength = layout.lineLength();
    this.clearPauseMillis = Math.max(1, layout.pause().toMillis() / 2);
  }

  /** The lines of some words, of which none is longer than a line. */
  List<String> lines(List<TimedWord> words) {
    int count = leastLines(words);
    return count == 1 ? List.of(join(words)) : balanced(words, count);
  }

  private int leastLines(List<TimedWord> words) {
    int lines = 1;
    int inLine = -1;
    for (TimedWord word : words) {
      inLine += 1 + word.length();
      if (inLine > lineLength) {
        lines++;
        inLine = word.length();
      }
    }
    return lines;
  }

  private List<String> balanced(List<TimedWord> words, int count) {
    int size = words.size();
    int total = words.stream().mapToInt(w -> 1 + w.length()).sum() - count;
    double ideal = (double) total / count;
    double[][] harm = new double[count + 1][size + 1];
    int[][] lineStart = new int[count + 1][size + 1];
    for (double[] row : harm) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    harm[0][0] = 0;
    for (int line = 1; line <= count; line++) {
      for (int from = 0; from < size; from++) {
        int length = -1;
        for (int to = from + 1; to <= size; to++) {
          length += 1 + words.get(to - 1).length();
          if (length > lineLength) {
            break;
          }
          double sum =
              harm[line - 1][from] + (length - ideal) * (length - ideal) + badBreak(words, to);
          if (sum < harm[line][to]) {
            harm[line][to] = sum;
            lineStart[line][to] = from;
          }
        }
      }
    }
    return read(words, lineStart);
  }

  private List<String> read(List<TimedWord> words, int[][] lineStart) {
    String[] lines = new String[lineStart.length - 1];
    int end = words.size();
    for (int line = lines.length; line > 0; line--) {
      int start = lineStart[line][end];
      lines[line - 1] = join(words.subList(start, end));
      end = start;
    }
    return List.of(lines);
  }

  private double badBreak(List<TimedWord> words, int next) {
    if (next == words.size()) {
      return 0;
    }
    TimedWord last = words.get(next - 1);
    long pauseMillis = words.get(next).startMillis() - last.endMillis();
    return BAD_BREAK * BreakPlaces.harm(last, pauseMillis, clearPauseMillis);
  }

  private static String join(List<TimedWord> words) {
    return words.stream().map(TimedWord::text).collect(Collectors.joining(" "));
  }
}
