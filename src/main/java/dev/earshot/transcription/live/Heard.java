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
 */
public record Heard(List<Segment> finals, LivePartial partial, List<Warning> warnings) {
  static final Heard NOTHING = new Heard(List.of(), LivePartial.NONE, List.of());

  public Heard {
    finals = List.copyOf(finals);
    warnings = List.copyOf(warnings);
  }
}
