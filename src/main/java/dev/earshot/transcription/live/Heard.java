package dev.earshot.transcription.live;

import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Warning;
import java.util.List;

/**
 * What a session has to say at one moment. Immutable.
 *
 * @param finals what became final since the last time, in order
 * @param partial the current utterance
 * @param warnings what was not done as the options asked; each is told once
 * @param inUtterance whether an utterance may have begun and not ended
 */
public record Heard(
    List<Segment> finals, LivePartial partial, List<Warning> warnings, boolean inUtterance) {

  public Heard {
    finals = List.copyOf(finals);
    warnings = List.copyOf(warnings);
  }
}
