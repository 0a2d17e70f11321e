package dev.earshot.engines.silero;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Loads the network at the first call, or finds out why it cannot be. Thread-safe. */
final class LazyNetwork {
  /** One of both is there. */
  record Loaded(@Nullable SpeechNetwork network, Optional<String> obstacle) {}

  private final Optional<Path> model;
  private final Optional<Path> onnxRuntime;

  @GuardedBy("this")
  private @Nullable Loaded loaded;

  LazyNetwork(Optional<Path> model, Optional<Path> onnxRuntime) {
    this.model = model;
    this.onnxRuntime = onnxRuntime;
  }

  synchronized Loaded load() {
    Loaded result = loaded;
    if (result == null) {
      result = model.isEmpty() ? missing("EARSHOT_VAD_MODEL names no file") : load(model.get());
      loaded = result;
    }
    return result;
  }

  private Loaded load(Path file) {
    if (!Files.isRegularFile(file)) {
      return missing("EARSHOT_VAD_MODEL is %s, which is no file".formatted(file));
    }
    try {
      return new Loaded(OnnxNetwork.load(file), Optional.empty());
    } catch (LinkageError e) {
      // why so broad: a jar that is missing, one of another release, one without this platform
      return missing("ONNX Runtime cannot be loaded (%s): %s".formatted(jar(), e));
    } catch (UnusableNetworkException e) {
      return missing("EARSHOT_VAD_MODEL is %s: %s".formatted(file, e.getMessage()));
    }
  }

  private String jar() {
    return onnxRuntime
        .map(
            jar ->
                "EARSHOT_ONNXRUNTIME is %s, which is %s"
                    .formatted(jar, Files.isRegularFile(jar) ? "a file" : "no file"))
        .orElse("EARSHOT_ONNXRUNTIME names no jar");
  }

  private static Loaded missing(String reason) {
    return new Loaded(null, Optional.of(reason));
  }
}
