package dev.earshot.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Sound in a container still to be found out, that can be read from its first byte, e.g. an
 * uploaded file. Thread-safe: each opening is a stream of its own, which the opener closes.
 */
@FunctionalInterface
public interface AudioSource {
  InputStream open() throws IOException;

  /** The file that holds exactly this sound, when there is one; not to be changed or deleted. */
  default Optional<Path> file() {
    return Optional.empty();
  }

  static AudioSource of(Path file) {
    return new AudioSource() {
      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(file);
      }

      @Override
      public Optional<Path> file() {
        return Optional.of(file);
      }
    };
  }
}
