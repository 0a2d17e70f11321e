package dev.earshot.audio.decode.ffmpeg;

import dev.earshot.audio.AudioSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A sound as a file, which ffmpeg needs to find its way in. Immutable. Closing deletes the file
 * when it is a private copy.
 */
record SoundFile(Path path, boolean copied) implements AutoCloseable {
  static SoundFile of(AudioSource audio, Path folder) throws IOException {
    Path file = audio.file().orElse(null);
    return file != null ? new SoundFile(file, false) : copy(audio, folder);
  }

  private static SoundFile copy(AudioSource audio, Path folder) throws IOException {
    SoundFile copy = new SoundFile(Files.createTempFile(folder, "sound-", ".bin"), true);
    try (InputStream in = audio.open()) {
      Files.copy(in, copy.path(), StandardCopyOption.REPLACE_EXISTING);
      return copy;
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    if (copied) {
      Files.deleteIfExists(path);
    }
  }
}
