package dev.earshot.transcript;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The finished result of a transcription. Immutable.
 *
 * @param segments in order of time, not overlapping; empty when nothing was said
 * @param audioLength how much audio was listened to
 * @param warnings what could not be done as asked
 */
public record Transcript(List<Segment> segments, Duration audioLength, List<Warning> warnings)
    implements Serializable {
  public Transcript {
    segments = List.copyOf(segments);
    warnings = List.copyOf(warnings);
  }

  /** The best wording of all segments as one line. */
  public String text() {
    return segments.stream()
        .map(s -> s.best().text())
        .filter(t -> !t.isBlank())
        .collect(Collectors.joining(" "));
  }
}
