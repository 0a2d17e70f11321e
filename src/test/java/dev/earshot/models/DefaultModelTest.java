package dev.earshot.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.recognition.Availability;
import dev.earshot.recognition.Capabilities;
import dev.earshot.recognition.EngineId;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.ModelId;
import dev.earshot.recognition.SpeechEngine;
import dev.earshot.recognition.SpeechModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultModelTest {
  @TempDir Path models;

  /** An engine for the folders with a file of its name. */
  private record NamedEngine(EngineId id, Availability availability) implements SpeechEngine {
    @Override
    public Capabilities capabilities() {
      throw new AssertionError("nobody asks");
    }

    static NamedEngine available(String name) {
      return new NamedEngine(new EngineId(name), new Availability.Available("1"));
    }

    @Override
    public Optional<ModelDescriptor> describe(Path folder) {
      ModelId name = new ModelId(folder.getFileName().toString());
      return Files.exists(folder.resolve(id.value()))
          ? Optional.of(new ModelDescriptor(name, id, "en", folder.toString()))
          : Optional.empty();
    }

    @Override
    public SpeechModel load(ModelDescriptor descriptor) {
      throw new UnsupportedOperationException();
    }
  }

  private void install(String name, String engine) throws IOException {
    Files.createFile(Files.createDirectory(models.resolve(name)).resolve(engine));
  }

  private String chosen(String wanted, SpeechEngine... engines) throws IOException {
    InstalledModels installed = new InstalledModels(models, List.of(), List.of(engines));
    return new DefaultModel(wanted).choose(installed).id().value();
  }

  @Test
  void theModelOfTheWarServesWhenThereIsNoOther() throws IOException {
    install(BundledModel.NAME, "pocketsphinx");
    assertThat(chosen("auto", NamedEngine.available("pocketsphinx"))).isEqualTo(BundledModel.NAME);
  }

  @Test
  void whoInstallsAModelWantsItWhateverItsName() throws IOException {
    install(BundledModel.NAME, "pocketsphinx");
    install("vosk-model-small-de-0.15", "vosk");
    install("vosk-model-small-en-us-0.15", "vosk");
    SpeechEngine sphinx = NamedEngine.available("pocketsphinx");
    assertThat(chosen("auto", sphinx, NamedEngine.available("vosk")))
        .isEqualTo("vosk-model-small-de-0.15");
    assertThat(chosen("vosk-model-small-en-us-0.15", sphinx, NamedEngine.available("vosk")))
        .isEqualTo("vosk-model-small-en-us-0.15");
    assertThat(chosen(BundledModel.NAME, sphinx, NamedEngine.available("vosk")))
        .isEqualTo(BundledModel.NAME);
  }

  @Test
  void aModelWhoseEngineIsUnavailableIsPassedOver() throws IOException {
    install(BundledModel.NAME, "pocketsphinx");
    install("vosk-model-small-de-0.15", "vosk");
    var broken = new NamedEngine(new EngineId("vosk"), new Availability.Unavailable("no libvosk"));
    assertThat(chosen("auto", NamedEngine.available("pocketsphinx"), broken))
        .isEqualTo(BundledModel.NAME);
    assertThatThrownBy(
            () -> chosen("vosk-model-small-de-0.15", NamedEngine.available("pocketsphinx"), broken))
        .isInstanceOf(ModelUnavailableException.class)
        .hasMessageContaining("no libvosk");
  }
}
