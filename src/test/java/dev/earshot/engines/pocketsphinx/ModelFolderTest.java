package dev.earshot.engines.pocketsphinx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.recognition.Availability;
import dev.earshot.recognition.EngineId;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.ModelId;
import dev.earshot.recognition.ModelLoadException;
import dev.earshot.testing.NativeLibrary;
import dev.earshot.testing.Needed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
  @TempDir Path folder;

  private final PocketSphinxEngine engine =
      new PocketSphinxEngine(NativeLibrary.folders(), 1, Path.of("target", "tmp"));

  @BeforeEach
  void layOutAModel() throws IOException {
    Path acoustic = Files.createDirectory(folder.resolve("en-us"));
    for (String name : List.of("mdef", "means", "variances", "transition_matrices")) {
      Files.writeString(acoustic.resolve(name), "s3\nversion 1.0\n");
    }
    Files.writeString(acoustic.resolve("feat.params"), "-lowerf 130\n");
    Files.writeString(folder.resolve("en-us.lm.bin"), "Trie Language Model");
    Files.writeString(folder.resolve("cmudict-en-us.dict"), "a AH\n");
  }

  @Test
  void theLanguageIsTheAcousticFoldersName() {
    assertThat(engine.describe(folder).orElseThrow().language()).isEqualTo("en-US");
  }

  @Test
  void theLanguageInThePropertiesComesFirst() throws IOException {
    Files.writeString(folder.resolve("model.properties"), "language=en-GB\n");
    assertThat(engine.describe(folder).orElseThrow().language()).isEqualTo("en-GB");
  }

  @Test
  void aFolderThatLacksAPartIsNoModel() throws IOException {
    Files.delete(folder.resolve("cmudict-en-us.dict"));
    assertThat(engine.describe(folder)).isEmpty();
    assertThat(engine.describe(folder.resolve("nowhere"))).isEmpty();
  }

  @Test
  void filesThatCannotBeAreNamed() throws IOException {
    ModelFolder files = ModelFolder.in(folder).orElseThrow();
    assertThat(files.fault()).isEmpty();
    Files.writeString(folder.resolve("en-us.lm.bin"), "Trie");
    assertThat(files.fault()).contains("en-us.lm.bin is no binary language model");
    Files.writeString(folder.resolve("en-us/means"), "");
    assertThat(files.fault()).contains("means is damaged");
    Files.delete(folder.resolve("en-us/feat.params"));
    assertThat(files.fault()).contains("feat.params is missing");
  }

  @Test
  void aDamagedModelIsRefusedBeforeTheLibrarySeesIt() throws IOException {
    Needed.here(engine.availability() instanceof Availability.Available, "no libpocketsphinx");
    Files.writeString(folder.resolve("en-us/means"), "");
    var descriptor =
        new ModelDescriptor(
            new ModelId("broken"), new EngineId("pocketsphinx"), "en-US", folder.toString());
    assertThatThrownBy(() -> engine.load(descriptor))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("means is damaged");
  }
}
