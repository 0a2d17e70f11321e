package dev.earshot.transcript;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recognised word with its place in the audio. Immutable.
 *
 * <p>A class and not a record because {@link Optional} is not serialisable.
 */
public final class Word implements Serializable {
  private static final long serialVersionUID = 1;

  private final String text;
  private final TimeSpan span;
  private final @Nullable Confidence confidence;

  private Word(String text, TimeSpan span, @Nullable Confidence confidence) {
    this.text = Objects.requireNonNull(text, "text");
    this.span = Objects.requireNonNull(span, "span");
    this.confidence = confidence;
  }

  public static Word of(String text, TimeSpan span) {
    return new Word(text, span, null);
  }

  public static Word of(String text, TimeSpan span, Confidence confidence) {
    return new Word(text, span, confidence);
  }

  /** As it would be written inside a sentence, without spaces. */
  public String text() {
    return text;
  }

  public TimeSpan span() {
    return span;
  }

  /** Empty when the engine has no notion of it, as in most partials. */
  public Optional<Confidence> confidence() {
    return Optional.ofNullable(confidence);
  }

  public Word shiftedBy(Duration offset) {
    return new Word(text, span.shiftedBy(offset), confidence);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Word that
        && text.equals(that.text)
        && span.equals(that.span)
        && Objects.equals(confidence, that.confidence);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text, span, confidence);
  }

  @Override
  public String toString() {
    return text + "[" + span.start() + ".." + span.end() + "]";
  }
}
