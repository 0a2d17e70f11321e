package dev.earshot.api.rest;

import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.TimeSpan;
import dev.earshot.transcript.Transcript;
import dev.earshot.transcript.Warning;
import dev.earshot.transcript.Word;
import dev.earshot.transcript.text.TextFormatter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Transcripts as this protocol presents them, whatever the form. Thread-safe. */
final class PresentedTranscript {
  private PresentedTranscript() {}

  /**
   * Segments with text only, and all times inside the audio; numbers and the like written as people
   * write them if that is wished and the model's language can be written so, else there is a
   * warning.
   */
  static Transcript of(Transcript heard, TranscriptWish wish) {
    List<Warning> warnings = new ArrayList<>(heard.warnings());
    Stream<Segment> segments = heard.segments().stream().filter(s -> !s.best().text().isBlank());
    if (wish.written()) {
      Optional<TextFormatter> formatter = TextFormatter.of(wish.model().language());
      if (formatter.isPresent()) {
        segments = segments.map(formatter.get()::format);
      } else {
        warnings.add(
            new Warning(
                "not-written",
                "Numbers stay words: there are no rules for the language "
                    + wish.model().language()));
      }
    }
    List<Segment> inside = segments.map(s -> inside(s, heard.audioLength())).toList();
    return new Transcript(inside, heard.audioLength(), warnings);
  }

  // why: engines count in frames, and the last one may reach beyond the last sample
  private static Segment inside(Segment segment, Duration end) {
    if (fits(segment, end)) {
      return segment;
    }
    Hypothesis best = segment.best();
    List<Word> words = best.words().stream().map(w -> inside(w, end)).toList();
    return new Segment(
        inside(segment.span(), end), List.of(new Hypothesis(best.text(), words, best.score())));
  }

  private static boolean fits(Segment segment, Duration end) {
    return Stream.concat(Stream.of(segment.span()), segment.best().words().stream().map(Word::span))
        .allMatch(span -> span.end().compareTo(end) <= 0);
  }

  private static Word inside(Word word, Duration end) {
    TimeSpan span = inside(word.span(), end);
    return word.confidence()
        .map(confidence -> Word.of(word.text(), span, confidence))
        .orElseGet(() -> Word.of(word.text(), span));
  }

  private static TimeSpan inside(TimeSpan span, Duration end) {
    return new TimeSpan(earlier(span.start(), end), earlier(span.end(), end));
  }

  private static Duration earlier(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
