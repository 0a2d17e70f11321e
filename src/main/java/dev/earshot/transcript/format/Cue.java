package dev.earshot.transcript.format;

import dev.earshot.transcript.TimeSpan;
import java.util.List;

/**
 * One subtitle: what is on the screen at a time. Immutable.
 *
 * @param span in whole milliseconds, never empty
 * @param lines from top to bottom, never empty, none of them blank; not yet escaped for any syntax
 */
public record Cue(TimeSpan span, List<String> lines) {
  public Cue {
    lines = List.copyOf(lines);
  }
}
