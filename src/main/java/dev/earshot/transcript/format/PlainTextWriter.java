package dev.earshot.transcript.format;

import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Transcript;
import java.io.IOException;

/** Plain text: a line for each segment in which something was understood. Thread-safe. */
final class PlainTextWriter implements TranscriptWriter {
  @Override
  public void write(Transcript transcript, Appendable out) throws IOException {
    for (Segment segment : transcript.segments()) {
      String line = PrintableText.line(segment.best().text());
      if (!line.isEmpty()) {
        out.append(line).append('\n');
      }
    }
  }
}
