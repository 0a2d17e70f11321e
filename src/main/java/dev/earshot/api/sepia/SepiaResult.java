package dev.earshot.api.sepia;

import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.SpeakerVector;
import dev.earshot.transcript.Word;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One final result: an utterance, or all utterances of a stream. Immutable.
 *
 * @param confidence on the engine's own scale; -1 when there is none
 * @param others further hypotheses, best first; of several utterances none
 * @param speaker of the latest that has one
 */
record SepiaResult(
    String transcript,
    double confidence,
    List<Word> words,
    List<Hypothesis> others,
    Optional<SpeakerVector> speaker) {
  private static final double NONE = -1;

  SepiaResult {
    words = List.copyOf(words);
    others = List.copyOf(others);
  }

  /** Of as many utterances as there are, joined by commas. */
  static SepiaResult of(List<Segment> segments, SepiaOptions options) {
    boolean scored = options.alternatives() > 0;
    List<Segment> spoken = segments.stream().filter(s -> !s.best().text().isEmpty()).toList();
    return new SepiaResult(
        spoken.stream().map(s -> s.best().text()).collect(Collectors.joining(", ")),
        scored ? spoken.stream().mapToDouble(SepiaResult::confidence).min().orElse(NONE) : NONE,
        segments.stream().flatMap(s -> s.best().words().stream()).toList(),
        scored && spoken.size() == 1 ? others(spoken.get(0), options) : List.of(),
        segments.stream().flatMap(s -> s.speaker().stream()).reduce((a, b) -> b));
  }

  boolean isEmpty() {
    return transcript.isEmpty();
  }

  private static List<Hypothesis> others(Segment segment, SepiaOptions options) {
    return segment.alternatives().stream().skip(1).limit(options.alternatives() - 1L).toList();
  }

  /** The engine's score; of an engine without one, how sure it is of its words. */
  private static double confidence(Segment segment) {
    Hypothesis best = segment.best();
    if (best.score() != 0) {
      return best.score();
    }
    return best.words().stream()
        .flatMap(w -> w.confidence().stream())
        .mapToDouble(c -> c.value())
        .average()
        .orElse(NONE);
  }
}
