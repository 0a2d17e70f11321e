package dev.earshot.transcript.format;

import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Transcript;
import java.io.IOException;

/**
 * A table with tabs: start and end of each segment in milliseconds, and its text. Thread-safe.
 *
 * <p>For programs, so the rows are the segments as they were recognised and not cues.
 */
final class TsvWriter implements TranscriptWriter {
  @Override
  public void write(Transcript transcript, Appendable out) throws IOException {
    out.append("start\tend\ttext\n");
    for (Segment segment : transcript.segments()) {
      String line = PrintableText.line(segment.best().text());
      if (!line.isEmpty()) {
        out.append(Long.toString(segment.span().start().toMillis())).append('\t');
        out.append(Long.toString(segment.span().end().toMillis())).append('\t');
        out.append(line).append('\n');
      }
    }
  }
}
