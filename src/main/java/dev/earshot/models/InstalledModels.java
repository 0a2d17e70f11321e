package dev.earshot.models;

import dev.earshot.recognition.Availability;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.ModelId;
import dev.earshot.recognition.SpeechEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The models in the models folder: each is a folder that some engine recognises. Thread-safe. */
final class InstalledModels {
  private final Path folder;
  private final List<SpeechEngine> engines;

  InstalledModels(Path folder, List<SpeechEngine> engines) {
    this.folder = folder;
    this.engines = List.copyOf(engines);
  }

  /** In order of their names. */
  List<ModelDescriptor> list() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .filter(p -> ModelId.parse(p.getFileName().toString()).isPresent())
          .sorted(Comparator.comparing(p -> p.getFileName().toString()))
          .flatMap(p -> describe(p).stream())
          .toList();
    }
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
