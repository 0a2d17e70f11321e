package dev.earshot.recognition;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One back end, e.g. Vosk. Thread-safe; one per application. An engine whose native library is
 * missing reports itself unavailable; it never keeps the server from starting.
 */
public interface SpeechEngine {
  EngineId id();

  /** Whether the native library is there; may load it at the first call. */
  Availability availability();

  /** What its models can do at best; a loaded model says what it can do itself. */
  Capabilities capabilities();

  /**
   * Describes the model in a folder if it is one of this engine's. Reads file names and small text
   * files only.
   */
  Optional<ModelDescriptor> describe(Path folder);

  /**
   * Loads a model that {@link #describe} found. The caller closes it.
   *
   * @throws EngineUnavailableException when {@link #availability} says so
   * @throws ModelLoadException when the files are damaged or not for this engine
   */
  SpeechModel load(ModelDescriptor descriptor);
}
