package dev.earshot.transcript.format;

import dev.earshot.transcript.Segment;
import dev.earshot.transcript.TimeSpan;
import dev.earshot.transcript.Transcript;
import dev.earshot.transcript.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * All words of a transcript with times that can be relied on. Immutable.
 *
 * <p>Whatever the engine said: starts rise by a millisecond at least, words do not overlap, and
 * nothing is after the end of the audio. A text without word times is spread over its segment in
 * proportion to the length of the words.
 */
final class TimedWords {
  private final List<TimedWord> words;
  private final long endMillis;

  private TimedWords(List<TimedWord> words, long endMillis) {
    this.words = words;
    this.endMillis = endMillis;
  }

  /**
   * The words of the best wordings.
   *
   * @param maxLength longer words are broken into parts that are about as long as each other
   */
  static TimedWords of(Transcript transcript, int maxLength) {
    List<Part> parts = new ArrayList<>();
    for (Segment segment : transcript.segments()) {
      int before = parts.size();
      for (Word word : segment.best().words()) {
        spread(PrintableText.words(word.text()), word.span(), maxLength, parts);
      }
      if (parts.size() == before) {
        spread(PrintableText.words(segment.best().text()), segment.span(), maxLength, parts);
      }
      if (parts.size() > before) {
        parts.set(parts.size() - 1, parts.get(parts.size() - 1).atSegmentEnd());
      }
    }
    long endMillis = Math.max(transcript.audioLength().toMillis(), parts.size());
    return new TimedWords(inOrder(parts, endMillis), endMillis);
  }

  int size() {
    return words.size();
  }

  TimedWord get(int index) {
    return words.get(index);
  }

  List<TimedWord> between(int from, int to) {
    return words.subList(from, to);
  }

  /** When the next word begins, or the audio ends. */
  long startMillis(int index) {
    return index < words.size() ? words.get(index).startMillis() : endMillis;
  }

  /** Silence before a word, of 0 ms or more; none before the first. */
  long pauseMillisBefore(int index) {
    return index == 0 ? 0 : words.get(index).startMillis() - words.get(index - 1).endMillis();
  }

  private static void spread(List<String> texts, TimeSpan span, int maxLength, List<Part> parts) {
    List<String> pieces = texts.stream().flatMap(t -> pieces(t, maxLength).stream()).toList();
    long total = pieces.stream().mapToLong(TimedWords::length).sum();
    long startMillis = span.start().toMillis();
    long spanMillis = span.end().toMillis() - startMillis;
    long done = 0;
    for (String piece : pieces) {
      long from = startMillis + spanMillis * done / total;
      done += length(piece);
      parts.add(new Part(piece, from, startMillis + spanMillis * done / total, false));
    }
  }

  private static List<String> pieces(String word, int maxLength) {
    int length = length(word);
    int count = (length + maxLength - 1) / maxLength;
    List<String> pieces = new ArrayList<>(count);
    int from = 0;
    for (int i = 0; i < count; i++) {
      int characters = (int) ((long) length * (i + 1) / count - (long) length * i / count);
      int to = word.offsetByCodePoints(from, characters);
      pieces.add(word.substring(from, to));
      from = to;
    }
    return pieces;
  }

  private static List<TimedWord> inOrder(List<Part> parts, long endMillis) {
    int count = parts.size();
    long[] starts = new long[count + 1];
    starts[count] = endMillis;
    for (int i = 0; i < count; i++) {
      // why: every later word needs a millisecond of its own before the end
      long latest = endMillis - (count - i);
      long earliest = i == 0 ? 0 : starts[i - 1] + 1;
      starts[i] = Math.max(earliest, Math.min(parts.get(i).startMillis, latest));
    }
    List<TimedWord> words = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Part part = parts.get(i);
      long end = Math.min(Math.max(part.endMillis, starts[i] + 1), starts[i + 1]);
      words.add(new TimedWord(part.text, length(part.text), starts[i], end, part.endsSegment));
    }
    return words;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** A word with the times that the engine gave, or that follow from its place in the text. */
  private record Part(String text, long startMillis, long endMillis, boolean endsSegment) {
    Part atSegmentEnd() {
      return new Part(text, startMillis, endMillis, true);
    }
  }
}
