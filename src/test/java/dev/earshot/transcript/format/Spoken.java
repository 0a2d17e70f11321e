package dev.earshot.transcript.format;

import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.TimeSpan;
import dev.earshot.transcript.Transcript;
import dev.earshot.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Transcripts for tests, word by word. One thread at a time. */
final class Spoken {
  private final List<Segment> segments = new ArrayList<>();
  private final List<Word> words = new ArrayList<>();
  private long nowMillis;

  static TimeSpan span(long startMillis, long endMillis) {
    return new TimeSpan(Duration.ofMillis(startMillis), Duration.ofMillis(endMillis));
  }

  /** Words one after the other, each as long as it takes at 15 characters per second. */
  Spoken says(String text) {
    for (String word : text.split(" ")) {
      says(word, 1000L * (word.length() + 1) / 15);
    }
    return this;
  }

  Spoken says(String word, long millis) {
    words.add(Word.of(word, span(nowMillis, nowMillis + millis)));
    nowMillis += millis;
    return this;
  }

  Spoken word(String word, long startMillis, long endMillis) {
    words.add(Word.of(word, span(startMillis, endMillis)));
    nowMillis = Math.max(nowMillis, endMillis);
    return this;
  }

  Spoken pause(long millis) {
    nowMillis += millis;
    return this;
  }

  /** What was said since the last segment becomes one. */
  Spoken segment() {
    if (!words.isEmpty()) {
      TimeSpan span = new TimeSpan(words.get(0).span().start(), words.get(0).span().end());
      for (Word word : words) {
        span =
            new TimeSpan(
                earlier(span.start(), word.span().start()), later(span.end(), word.span().end()));
      }
      segments.add(new Segment(span, List.of(Hypothesis.ofWords(words, 0))));
      words.clear();
    }
    return this;
  }

  /** A segment of an engine that knows no word times. */
  Spoken textOnly(String text, long millis) {
    segment();
    TimeSpan span = span(nowMillis, nowMillis + millis);
    segments.add(new Segment(span, List.of(new Hypothesis(text, List.of(), 0))));
    nowMillis += millis;
    return this;
  }

  /** The audio ends with the last word or pause. */
  Transcript transcript() {
    return transcript(nowMillis);
  }

  Transcript transcript(long audioMillis) {
    segment();
    return new Transcript(segments, Duration.ofMillis(audioMillis), List.of());
  }

  private static Duration earlier(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
