package dev.earshot.engines.silero;

import dev.earshot.recognition.TestSpeech;
import dev.earshot.testing.Needed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Silero's networks, where this machine has them. */
final class SileroModel {
  private SileroModel() {}

  static Path bothRates() {
    return needed("silero_vad.onnx");
  }

  static Path wideOnly() {
    return needed("silero_vad_16k_op15.onnx");
  }

  /** The jar that tests have in their class path and servers get from their operators. */
  static Path onnxRuntime() throws Exception {
    return Path.of(
        Class.forName("ai.onnxruntime.OrtEnvironment", false, SileroModel.class.getClassLoader())
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .toURI());
  }

  private static Path needed(String file) {
    Optional<Path> model =
        TestSpeech.realSpeech()
            .map(data -> data.resolveSibling("models").resolve("silero-vad").resolve(file))
            .filter(Files::isRegularFile);
    Needed.here(model.isPresent(), "Silero's network " + file);
    return model.orElseThrow();
  }
}
