package dev.earshot.transcript.format;

import dev.earshot.transcript.Transcript;
import java.io.IOException;

/** Writes transcripts as one kind of file. Implementations have no state and are thread-safe. */
public interface TranscriptWriter {
  /**
   * Writes the whole file, from the best wording of each segment.
   *
   * @param out gets it in small pieces with LF as line end; it is neither flushed nor closed
   * @throws IOException when {@code out} does
   */
  void write(Transcript transcript, Appendable out) throws IOException;
}
