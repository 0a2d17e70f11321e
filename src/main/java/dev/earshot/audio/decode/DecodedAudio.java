package dev.earshot.audio.decode;

import dev.earshot.audio.PcmRecording;
import java.io.IOException;
import java.util.List;

/**
 * A decoded sound and what is to be said about it. Thread-safe, like its recording; closing it
 * deletes the recording.
 *
 * @param warnings flaws of the sound, in the order found; often none
 * @param description what the sound was, e.g. {@code WAV 44100 Hz, 2 channels, PCM 16}
 */
public record DecodedAudio(PcmRecording recording, List<DecodeWarning> warnings, String description)
    implements AutoCloseable {
  public DecodedAudio {
    warnings = List.copyOf(warnings);
  }

  @Override
  public void close() throws IOException {
    recording.close();
  }
}
