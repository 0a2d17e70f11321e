package dev.earshot.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sound in a container still to be found out, that can be read from its first byte, e.g. an
 * uploaded file. Thread-safe: each opening is a stream of its own, which the opener closes.
 */
@FunctionalInterface
public interface AudioSource {
  InputStream open() throws IOException;

  static AudioSource of(Path file) {
    return () -> Files.newInputStream(file);
  }
}
