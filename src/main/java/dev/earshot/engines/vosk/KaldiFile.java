package dev.earshot.engines.vosk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** How the files that libvosk reads begin. Immutable. */
enum KaldiFile {
  ACOUSTIC_MODEL("\0B<TransitionModel>"),
  NETWORK("\0B<Nnet3>"),
  VECTOR("\0BFV"),
  MATRIX("\0BFM"),
  /** OpenFST's magic number, as it lies in a file. */
  GRAPH("\u00d6\u00fd\u00b2\u007e"),
  TEXT("");

  private final byte[] start;

  KaldiFile(String start) {
    this.start = start.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** What is wrong with a file, as far as its beginning shows; none when nothing is. */
  Optional<String> fault(Path folder, String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.of(name + " is missing");
    }
    try (InputStream in = Files.newInputStream(file)) {
      boolean right = Arrays.equals(in.readNBytes(start.length), start);
      return right ? Optional.empty() : Optional.of(name + " is damaged");
    } catch (IOException unreadable) {
      return Optional.of(name + " cannot be read");
    }
  }
}
