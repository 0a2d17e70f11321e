package dev.earshot.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Recorded speech that comes with the project, to try the server with. Stateless. */
final class SampleSpeech {
  // why: the best first; whatever has words in it will do
  private static final List<String> FOLDERS = List.of("samples", "src/test/resources/speech");

  private SampleSpeech() {}

  static Optional<Path> in(Path project) {
    return FOLDERS.stream().map(project::resolve).flatMap(f -> first(f).stream()).findFirst();
  }

  private static Optional<Path> first(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".wav")).sorted().findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot search " + folder, e);
    }
  }
}
