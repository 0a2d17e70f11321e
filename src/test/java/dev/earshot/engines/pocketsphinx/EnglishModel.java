package dev.earshot.engines.pocketsphinx;

import dev.earshot.recognition.Availability;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.testing.NativeLibrary;
import dev.earshot.testing.Needed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The real library with the model of {@code de.sciss:sphinx4-data}; unpacked once per build. */
final class EnglishModel {
  private static final String RESOURCES = "/edu/cmu/sphinx/models/en-us/";
  private static final List<String> FILES =
      List.of(
          "cmudict-en-us.dict",
          "en-us.lm.bin",
          "en-us/feat.params",
          "en-us/mdef",
          "en-us/means",
          "en-us/noisedict",
          "en-us/sendump",
          "en-us/transition_matrices",
          "en-us/variances");

  private EnglishModel() {}

  /** Loads it, or skips the test with the reason. The caller closes it. */
  static SpeechModel load(int recognizers) {
    var engine = new PocketSphinxEngine(libraryFolders(), recognizers, Path.of("target", "tmp"));
    Availability availability = engine.availability();
    Needed.here(availability instanceof Availability.Available, "no engine: " + availability);
    return engine.load(engine.describe(folder()).orElseThrow());
  }

  /** {@code -Dearshot.test.pocketsphinx=folder} runs the tests with another library. */
  private static List<Path> libraryFolders() {
    String folder = System.getProperty("earshot.test.pocketsphinx");
    return folder == null ? NativeLibrary.folders() : List.of(Path.of(folder));
  }

  static Path folder() {
    Path folder = Path.of("target", "test-model", "cmusphinx-en-us").toAbsolutePath();
    try {
      for (String file : FILES) {
        copy(RESOURCES + file, folder.resolve(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  private static void copy(String resource, Path target) throws IOException {
    if (Files.exists(target)) {
      return;
    }
    Files.createDirectories(target.getParent());
    try (InputStream in = EnglishModel.class.getResourceAsStream(resource)) {
      Needed.here(in != null, "the model is not on the class path: " + resource);
      Path draft = Files.createTempFile(target.getParent(), "draft", null);
      Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
