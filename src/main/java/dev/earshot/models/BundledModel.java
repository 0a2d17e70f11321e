package dev.earshot.models;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The English model that comes inside the WAR, so that a fresh server can hear without a network.
 * One thread. The files are those of Maven artefact {@code de.sciss:sphinx4-data}; native code
 * wants them as files, so they are copied to the models folder once.
 */
final class BundledModel {
  static final String NAME = "cmusphinx-en-us";

  private static final String RESOURCES = "/edu/cmu/sphinx/models/en-us/";
  private static final List<String> FILES =
      List.of(
          "cmudict-en-us.dict",
          "en-us.lm.bin",
          "en-us/README",
          "en-us/feat.params",
          "en-us/mdef",
          "en-us/means",
          "en-us/mixture_weights",
          "en-us/noisedict",
          "en-us/sendump",
          "en-us/transition_matrices",
          "en-us/variances");

  private BundledModel() {}

  /** Copies the model unless it is there. A copy that breaks off leaves nothing behind. */
  static void install(Path modelsFolder) throws IOException {
    Path target = modelsFolder.resolve(NAME);
    if (Files.isDirectory(target)) {
      return;
    }
    Files.createDirectories(modelsFolder);
    Path draft = Files.createTempDirectory(modelsFolder, ".installing-");
    try {
      for (String file : FILES) {
        copy(RESOURCES + file, draft.resolve(file));
      }
      Files.writeString(draft.resolve("model.properties"), "language=en-US\n");
      Files.move(draft, target);
    } finally {
      deleteTree(draft);
    }
  }

  private static void copy(String resource, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    try (InputStream in = BundledModel.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException("not in the WAR: " + resource);
      }
      Files.copy(in, target);
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
