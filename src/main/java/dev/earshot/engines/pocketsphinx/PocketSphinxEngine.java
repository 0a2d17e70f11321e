package dev.earshot.engines.pocketsphinx;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.earshot.recognition.Availability;
import dev.earshot.recognition.Capabilities;
import dev.earshot.recognition.EngineId;
import dev.earshot.recognition.EngineUnavailableException;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.ModelId;
import dev.earshot.recognition.ModelLoadException;
import dev.earshot.recognition.RecognitionException;
import dev.earshot.recognition.SpeechEngine;
import dev.earshot.recognition.SpeechModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CMU PocketSphinx in this process, 5prealpha or 5.x, through JNA. Thread-safe. */
public final class PocketSphinxEngine implements SpeechEngine {
  private static final EngineId ID = new EngineId("pocketsphinx");
  private static final String MISSING =
      "libpocketsphinx was not found; install it (Debian and Ubuntu: apt install libpocketsphinx3;"
          + " macOS: brew install cmu-pocketsphinx; Windows: build pocketsphinx.dll from source) or"
          + " put it into the server's folder for native libraries";

  private final List<Path> libraryFolders;
  private final int maxRecognizersPerModel;
  private final Path temporaryFolder;
  private final Object lock = new Object();

  @GuardedBy("lock")
  private boolean searched;

  @GuardedBy("lock")
  private @Nullable SphinxLibrary library;

  /**
   * @param libraryFolders searched before the places that the system knows; need not exist
   * @param maxRecognizersPerModel decoders that one model may have at a time, 60 to 90 MB each
   * @param temporaryFolder for requests' hot words, which the library reads from files
   */
  public PocketSphinxEngine(
      List<Path> libraryFolders, int maxRecognizersPerModel, Path temporaryFolder) {
    if (maxRecognizersPerModel < 1) {
      throw new IllegalArgumentException(
          "a model needs at least 1 recognizer, not " + maxRecognizersPerModel);
    }
    this.libraryFolders = List.copyOf(libraryFolders);
    this.maxRecognizersPerModel = maxRecognizersPerModel;
    this.temporaryFolder = temporaryFolder;
  }

  @Override
  public EngineId id() {
    return ID;
  }

  @Override
  public Capabilities capabilities() {
    return PocketSphinxModel.CAPABILITIES;
  }

  @Override
  public Availability availability() {
    return library()
        .<Availability>map(l -> new Availability.Available(l.version()))
        .orElseGet(() -> new Availability.Unavailable(MISSING));
  }

  @Override
  public Optional<ModelDescriptor> describe(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    Path name = absolute.getFileName();
    return Optional.ofNullable(name)
        .flatMap(n -> ModelId.parse(n.toString()))
        .flatMap(
            id ->
                ModelFolder.in(absolute)
                    .map(
                        files ->
                            new ModelDescriptor(id, ID, files.languageTag(), absolute.toString())));
  }

  @Override
  public SpeechModel load(ModelDescriptor descriptor) {
    SphinxLibrary found = library().orElseThrow(() -> new EngineUnavailableException(ID, MISSING));
    ModelFolder files =
        ModelFolder.in(Path.of(descriptor.folder()))
            .orElseThrow(() -> failure(descriptor, "its folder holds no such model", null));
    files
        .fault()
        .ifPresent(
            fault -> {
              throw failure(descriptor, fault, null);
            });
    try {
      AcousticSettings settings = files.settings();
      Map<String, String> configuration = files.configuration(settings);
      DecoderPool pool =
          new DecoderPool(maxRecognizersPerModel, () -> decoder(found, descriptor, configuration));
      return new PocketSphinxModel(descriptor, settings, pool);
    } catch (IOException | IllegalArgumentException | RecognitionException e) {
      throw failure(descriptor, "its files are damaged", e);
    }
  }

  private static Decoder decoder(
      SphinxLibrary library, ModelDescriptor descriptor, Map<String, String> configuration) {
    Decoder decoder = Decoder.load(library, configuration);
    if (decoder == null) {
      throw failure(descriptor, "the library refused its files", null);
    }
    return decoder;
  }

  private static ModelLoadException failure(
      ModelDescriptor descriptor, String reason, @Nullable Throwable cause) {
    return new ModelLoadException(descriptor.id(), reason, cause);
  }

  private Optional<SphinxLibrary> library() {
    synchronized (lock) {
      if (!searched) {
        library = SphinxLibrary.find(libraryFolders, temporaryFolder).orElse(null);
        searched = true;
      }
      return Optional.ofNullable(library);
    }
  }
}
