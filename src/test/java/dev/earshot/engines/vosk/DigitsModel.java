package dev.earshot.engines.vosk;

import dev.earshot.recognition.Availability;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.testing.Needed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The real library with the small model that was made for tests. */
final class DigitsModel {
  private static final Path MODELS = Path.of("src", "test", "resources", "models").toAbsolutePath();

  private DigitsModel() {}

  static Path folder() {
    return MODELS.resolve("vosk-digits-synthetic");
  }

  /** Loads it, or skips the test with the reason. The caller closes it. */
  static SpeechModel load() {
    return load(folder());
  }

  static SpeechModel load(Path folder) {
    VoskEngine engine = new VoskEngine(Optional.empty());
    Availability availability = engine.availability();
    Needed.here(availability instanceof Availability.Available, "no engine: " + availability);
    return engine.load(engine.describe(folder).orElseThrow());
  }

  /** A copy that may be damaged. */
  static Path copy(Path target) {
    try (Stream<Path> tree = Files.walk(folder())) {
      for (Path source : tree.toList()) {
        Files.copy(source, target.resolve(folder().relativize(source)));
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy in the layout of large models. */
  static Path staticCopy(Path target) throws IOException {
    Path graph = copy(target).resolve("graph");
    for (String name : List.of("HCLr.fst", "Gr.fst", "disambig_tid.int")) {
      Files.delete(graph.resolve(name));
    }
    Files.copy(MODELS.resolve("vosk-digits-static/HCLG.fst"), graph.resolve("HCLG.fst"));
    return target;
  }

  /** A copy in the old layout, where all files lie in one folder. */
  static Path oldCopy(Path target) throws IOException {
    Path source = copy(target.resolveSibling("source-of-" + target.getFileName()));
    Files.createDirectories(target);
    for (String folder : List.of("am", "conf", "graph", "graph/phones")) {
      try (Stream<Path> files = Files.list(source.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, target.resolve(file.getFileName()));
        }
      }
    }
    return target;
  }
}
