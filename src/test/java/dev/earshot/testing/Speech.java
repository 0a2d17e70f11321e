package dev.earshot.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** WAV files as bytes: the project's own synthetic clips, and real recordings where they are. */
public final class Speech {
  private static final Path SHARED =
      Path.of(
          System.getProperty(
              "earshot.shared", System.getenv().getOrDefault("EARSHOT_SHARED", "../shared")));

  private Speech() {}

  /** A clip beside {@code speech.tsv}. */
  public static byte[] clip(String file) {
    try (InputStream in = Speech.class.getResourceAsStream("/speech/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("no such clip: " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A real recording; skips the test where it is not at hand. */
  public static byte[] recording(String file) {
    Path path = SHARED.resolve("data/audio").resolve(file);
    Assumptions.assumeTrue(
        Files.isReadable(path), "skipped: real recording " + file + " is not at hand");
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
