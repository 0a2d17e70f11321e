package dev.earshot.transcript.format;

import dev.earshot.transcript.Transcript;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * SubRip subtitles. Thread-safe.
 *
 * <p>The format has no way to escape, so an arrow that could be taken for that between two times is
 * written shorter. Angle brackets stay: players show them, or take them for markup.
 */
final class SubRipWriter implements TranscriptWriter {
  private static final Pattern ARROW = Pattern.compile("-{2,}>");

  private final SubtitleLayout layout;

  SubRipWriter(SubtitleLayout layout) {
    this.layout = layout;
  }

  @Override
  public void write(Transcript transcript, Appendable out) throws IOException {
    int number = 0;
    for (Cue cue : Subtitles.of(transcript, layout)) {
      number++;
      out.append(number == 1 ? "" : "\n").append(Integer.toString(number)).append('\n');
      Timestamp.write(cue.span().start(), ',', out);
      out.append(" --> ");
      Timestamp.write(cue.span().end(), ',', out);
      out.append('\n');
      for (String line : cue.lines()) {
        out.append(ARROW.matcher(line).replaceAll("->")).append('\n');
      }
    }
  }
}
