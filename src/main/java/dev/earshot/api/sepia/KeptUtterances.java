package dev.earshot.api.sepia;

import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * Utterances that are told together at the end of a stream. Confined to the listener's calls. Of
 * several nobody asks for alternatives; and after so many words, which is about an hour of speech,
 * only the text is kept, so that the result can still be sent.
 */
final class KeptUtterances {
  static final int MOST_WORDS = 8_000;

  private final List<Segment> all = new ArrayList<>();
  private int words;

  void add(List<Segment> segments) {
    segments.forEach(this::add);
  }

  /** All, in order. */
  List<Segment> all() {
    return List.copyOf(all);
  }

  private void add(Segment segment) {
    if (all.size() == 1) {
      all.set(0, only(all.get(0), all.get(0).best()));
    }
    Hypothesis best = segment.best();
    words += best.words().size();
    if (all.isEmpty()) {
      all.add(segment);
    } else if (words <= MOST_WORDS) {
      all.add(only(segment, best));
    } else {
      all.add(only(segment, new Hypothesis(best.text(), List.of(), best.score())));
    }
  }

  private static Segment only(Segment segment, Hypothesis hypothesis) {
    Segment alone = new Segment(segment.span(), List.of(hypothesis));
    return segment.speaker().map(alone::withSpeaker).orElse(alone);
  }
}
