package dev.earshot.engines.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.recognition.ModelDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which folders are models, and which are damaged ones; without the library. */
class VoskFolderTest {
  private final VoskEngine engine = new VoskEngine(Optional.empty());
  @TempDir Path models;
  private Path model;

  @BeforeEach
  void copy() {
    model = DigitsModel.copy(models.resolve("vosk-model-small-de-0.1"));
  }

  @Test
  void aModelIsDescribedByItsFolder() {
    ModelDescriptor descriptor = engine.describe(DigitsModel.folder()).orElseThrow();
    assertThat(descriptor.id().value()).isEqualTo("vosk-digits-synthetic");
    assertThat(descriptor.engine().value()).isEqualTo("vosk");
    assertThat(descriptor.language()).isEqualTo("en-US");
    assertThat(Path.of(descriptor.folder())).isAbsolute();
  }

  @Test
  void withoutPropertiesTheNameTellsTheLanguage() throws IOException {
    Files.delete(model.resolve("model.properties"));
    assertThat(engine.describe(model).orElseThrow().language()).isEqualTo("de");
    Files.write(model.resolve("model.properties"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThat(engine.describe(model).orElseThrow().language()).isEqualTo("de");
  }

  @Test
  void theOldLayoutIsAModelToo() throws IOException {
    Path old = DigitsModel.oldCopy(models.resolve("old"));
    assertThat(engine.describe(old)).isPresent();
    assertThat(VoskFolder.in(old).orElseThrow().fault()).isEmpty();
  }

  @Test
  void otherFoldersAreNoModels() throws IOException {
    assertThat(engine.describe(models)).isEmpty();
    assertThat(engine.describe(models.resolve("missing"))).isEmpty();
    Files.delete(model.resolve("conf/model.conf"));
    assertThat(engine.describe(model)).isEmpty();
  }

  @Test
  void grammarsNeedAGraphThatIsComposedAtRunTime() throws IOException {
    assertThat(VoskFolder.in(model).orElseThrow().hasRuntimeGraph()).isTrue();
    Path large = DigitsModel.staticCopy(models.resolve("large"));
    assertThat(VoskFolder.in(large).orElseThrow().hasRuntimeGraph()).isFalse();
    assertThat(VoskFolder.in(large).orElseThrow().fault()).isEmpty();
  }

  @Test
  void missingAndDamagedFilesAreNamed() throws IOException {
    assertThat(VoskFolder.in(model).orElseThrow().fault()).isEmpty();
    for (String name :
        List.of("graph/disambig_tid.int", "graph/Gr.fst", "graph/HCLr.fst", "conf/mfcc.conf")) {
      Files.delete(model.resolve(name));
      String file = name.substring(name.indexOf('/') + 1);
      String named = file.equals("HCLr.fst") ? "HCLG.fst" : file;
      assertThat(VoskFolder.in(model).orElseThrow().fault()).hasValue(named + " is missing");
    }
    Files.writeString(model.resolve("am/final.mdl"), "<html>not found</html>");
    assertThat(VoskFolder.in(model).orElseThrow().fault()).hasValue("final.mdl is damaged");
  }

  @Test
  void aSpeakerModelNeedsAllItsFiles() throws IOException {
    SpeakerFolder speaker = new SpeakerFolder(models.resolve("speaker"));
    assertThat(speaker.fault(16_000)).hasValue("mfcc.conf is missing");
    Files.createDirectories(speaker.root());
    Files.writeString(speaker.root().resolve("mfcc.conf"), "--sample-frequency=16000\n");
    assertThat(speaker.fault(16_000)).hasValue("final.ext.raw is missing");
    Files.writeString(speaker.root().resolve("final.ext.raw"), "\0B<Nnet3> ");
    Files.writeString(speaker.root().resolve("mean.vec"), "<html>");
    assertThat(speaker.fault(16_000)).hasValue("mean.vec is damaged");
    Files.writeString(speaker.root().resolve("mean.vec"), "\0BFV ");
    assertThat(speaker.fault(16_000)).hasValue("transform.mat is missing");
    Files.writeString(speaker.root().resolve("transform.mat"), "\0BFM ");
    assertThat(speaker.fault(16_000)).isEmpty();
    assertThat(speaker.fault(8_000)).hasValue("it needs 16000 Hz, the model has 8000");
  }
}
