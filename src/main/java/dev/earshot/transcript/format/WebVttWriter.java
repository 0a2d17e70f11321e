package dev.earshot.transcript.format;

import dev.earshot.transcript.Transcript;
import java.io.IOException;

/**
 * WebVTT subtitles, without identifiers, settings and styles. Thread-safe.
 *
 * @see <a href="https://www.w3.org/TR/webvtt1/">WebVTT: The Web Video Text Tracks Format</a>
 */
final class WebVttWriter implements TranscriptWriter {
  private final SubtitleLayout layout;

  WebVttWriter(SubtitleLayout layout) {
    this.layout = layout;
  }

  @Override
  public void write(Transcript transcript, Appendable out) throws IOException {
    out.append("WEBVTT\n");
    for (Cue cue : Subtitles.of(transcript, layout)) {
      out.append('\n');
      Timestamp.write(cue.span().start(), '.', out);
      out.append(" --> ");
      Timestamp.write(cue.span().end(), '.', out);
      out.append('\n');
      for (String line : cue.lines()) {
        out.append(escaped(line)).append('\n');
      }
    }
  }

  // why the right bracket too: a payload must not hold the arrow between two times
  private static String escaped(String line) {
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
