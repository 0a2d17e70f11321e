package dev.earshot.models;

import dev.earshot.recognition.Availability;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.ModelId;
import dev.earshot.recognition.SpeechEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The models in the models folder and those that lie elsewhere: each is a folder that some engine
 * recognises. Thread-safe.
 */
final class InstalledModels {
  private final Path folder;
  private final List<Path> elsewhere;
  private final List<SpeechEngine> engines;

  /**
   * @param elsewhere folders of single models; where a name is taken, the models folder wins
   */
  InstalledModels(Path folder, List<Path> elsewhere, List<SpeechEngine> engines) {
    this.folder = folder;
    this.elsewhere = List.copyOf(elsewhere);
    this.engines = List.copyOf(engines);
  }

  /** In order of their names. */
  List<ModelDescriptor> list() throws IOException {
    Map<String, Path> folders = new TreeMap<>();
    elsewhere.stream().filter(Files::isDirectory).forEach(p -> folders.putIfAbsent(name(p), p));
    try (Stream<Path> entries = Files.list(folder)) {
      entries.filter(Files::isDirectory).forEach(p -> folders.put(name(p), p));
    }
    return folders.entrySet().stream()
        .filter(named -> ModelId.parse(named.getKey()).isPresent())
        .flatMap(named -> describe(named.getValue()).stream())
        .toList();
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
  }

  /** The engine that can load a model. */
  SpeechEngine engineOf(ModelDescriptor model) {
    return engines.stream()
        .filter(e -> e.id().equals(model.engine()))
        .findFirst()
        .orElseThrow(() -> new ModelUnavailableException("no engine named " + model.engine()));
  }

  /** Whether a model's engine can serve; else why not. */
  Optional<String> obstacle(ModelDescriptor model) {
    return engineOf(model).availability() instanceof Availability.Unavailable u
        ? Optional.of("engine " + model.engine() + " is unavailable: " + u.reason())
        : Optional.empty();
  }

  private Optional<ModelDescriptor> describe(Path modelFolder) {
    return engines.stream().flatMap(e -> e.describe(modelFolder).stream()).findFirst();
  }
}
