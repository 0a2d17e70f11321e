package dev.earshot.engines.vosk;

import com.sun.jna.Pointer;
import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.Availability;
import dev.earshot.recognition.Capabilities;
import dev.earshot.recognition.EngineId;
import dev.earshot.recognition.EngineUnavailableException;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.ModelId;
import dev.earshot.recognition.ModelLoadException;
import dev.earshot.recognition.SpeechEngine;
import dev.earshot.recognition.SpeechModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Vosk in this process, through JNA. Thread-safe. */
public final class VoskEngine implements SpeechEngine {
  private static final EngineId ID = new EngineId("vosk");

  private final @Nullable Path speakerModel;

  /**
   * @param speakerModel folder of the speaker model that every model is loaded with
   */
  public VoskEngine(Optional<Path> speakerModel) {
    this.speakerModel = speakerModel.map(Path::toAbsolutePath).orElse(null);
  }

  @Override
  public EngineId id() {
    return ID;
  }

  @Override
  public Capabilities capabilities() {
    return VoskModel.capabilities(true, speakerModel != null);
  }

  @Override
  public Availability availability() {
    return VoskLibrary.obstacle()
        .<Availability>map(Availability.Unavailable::new)
        .orElseGet(() -> new Availability.Available("libvosk"));
  }

  @Override
  public Optional<ModelDescriptor> describe(Path folder) {
    return VoskFolder.in(folder)
        .flatMap(
            files ->
                ModelId.parse(files.root().getFileName().toString())
                    .map(
                        id ->
                            new ModelDescriptor(
                                id, ID, files.languageTag(), files.root().toString())));
  }

  @Override
  public SpeechModel load(ModelDescriptor descriptor) {
    VoskLibrary.obstacle()
        .ifPresent(
            reason -> {
              throw new EngineUnavailableException(ID, reason);
            });
    VoskFolder files =
        VoskFolder.in(Path.of(descriptor.folder()))
            .orElseThrow(() -> failure(descriptor, "its folder holds no such model", null));
    require(descriptor, files.fault());
    PcmFormat format = format(descriptor, files);
    if (speakerModel != null) {
      SpeakerFolder speaker = new SpeakerFolder(speakerModel);
      require(descriptor, speaker.fault(format.sampleRateHz()).map(f -> "speaker model: " + f));
    }
    SharedHandle model =
        new SharedHandle(
            found(descriptor, VoskApi.vosk_model_new(files.root().toString()), ""),
            VoskApi::vosk_model_free);
    try {
      return new VoskModel(
          descriptor, format, files.hasRuntimeGraph(), model, loadSpeaker(descriptor));
    } catch (RuntimeException | Error e) {
      model.close();
      throw e;
    }
  }

  private static PcmFormat format(ModelDescriptor descriptor, VoskFolder files) {
    try {
      return new PcmFormat(files.analysis().sampleRateHz());
    } catch (IOException | IllegalArgumentException e) {
      throw failure(descriptor, "its configuration gives no sample rate", e);
    }
  }

  private @Nullable SharedHandle loadSpeaker(ModelDescriptor descriptor) {
    if (speakerModel == null) {
      return null;
    }
    Pointer handle = VoskApi.vosk_spk_model_new(speakerModel.toString());
    return new SharedHandle(
        found(descriptor, handle, "speaker model: "), VoskApi::vosk_spk_model_free);
  }

  private static Pointer found(ModelDescriptor descriptor, @Nullable Pointer handle, String what) {
    if (handle == null) {
      throw failure(descriptor, what + "libvosk refused its files; the log says why", null);
    }
    return handle;
  }

  private static void require(ModelDescriptor descriptor, Optional<String> fault) {
    fault.ifPresent(
        reason -> {
          throw failure(descriptor, reason, null);
        });
  }

  private static ModelLoadException failure(
      ModelDescriptor descriptor, String reason, @Nullable Throwable cause) {
    return new ModelLoadException(descriptor.id(), reason, cause);
  }
}
