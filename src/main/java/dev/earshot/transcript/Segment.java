package dev.earshot.transcript;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A final stretch of speech: it never changes again. Immutable.
 *
 * <p>A class and not a record because {@link Optional} is not serialisable.
 */
public final class Segment implements Serializable {
  private static final long serialVersionUID = 1;

  private final TimeSpan span;
  private final List<Hypothesis> alternatives;
  private final @Nullable SpeakerVector speaker;

  /**
   * @param span the audio it was heard in; may include the silence around the words
   * @param alternatives best first, never empty
   */
  public Segment(TimeSpan span, List<Hypothesis> alternatives) {
    this(span, alternatives, null);
  }

  private Segment(TimeSpan span, List<Hypothesis> alternatives, @Nullable SpeakerVector speaker) {
    this.span = Objects.requireNonNull(span, "span");
    this.alternatives = List.copyOf(alternatives);
    this.speaker = speaker;
    if (alternatives.isEmpty()) {
      throw new IllegalArgumentException("a segment needs at least one hypothesis");
    }
  }

  public Segment withSpeaker(SpeakerVector newSpeaker) {
    return new Segment(span, alternatives, newSpeaker);
  }

  public TimeSpan span() {
    return span;
  }

  public List<Hypothesis> alternatives() {
    return alternatives;
  }

  public Hypothesis best() {
    return alternatives.get(0);
  }

  /** Who may have spoken; empty when the engine has no speaker model or heard too little. */
  public Optional<SpeakerVector> speaker() {
    return Optional.ofNullable(speaker);
  }

  public Segment shiftedBy(Duration offset) {
    return new Segment(
        span.shiftedBy(offset),
        alternatives.stream().map(a -> a.shiftedBy(offset)).toList(),
        speaker);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Segment that
        && span.equals(that.span)
        && alternatives.equals(that.alternatives)
        && Objects.equals(speaker, that.speaker);
  }

  @Override
  public int hashCode() {
    return Objects.hash(span, alternatives, speaker);
  }

  @Override
  public String toString() {
    return "Segment[" + span + ", " + alternatives + ", " + speaker + "]";
  }
}
