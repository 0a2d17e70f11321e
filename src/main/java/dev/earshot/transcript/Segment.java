package dev.earshot.transcript;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * A final stretch of speech: it never changes again. Immutable.
 *
 * @param span the audio it was heard in, including the silence around the words
 * @param alternatives best first, never empty
 */
public record Segment(TimeSpan span, List<Hypothesis> alternatives) implements Serializable {
  public Segment {
    alternatives = List.copyOf(alternatives);
    if (alternatives.isEmpty()) {
      throw new IllegalArgumentException("a segment needs at least one hypothesis");
    }
  }

  public Hypothesis best() {
    return alternatives.get(0);
  }

  public Segment shiftedBy(Duration offset) {
    return new Segment(
        span.shiftedBy(offset), alternatives.stream().map(a -> a.shiftedBy(offset)).toList());
  }
}
