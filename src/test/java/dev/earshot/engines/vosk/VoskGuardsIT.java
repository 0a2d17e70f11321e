package dev.earshot.engines.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends the process when libvosk is called directly; each in a JVM of its own. */
class VoskGuardsIT {
  @TempDir Path folders;
  private Path model;

  @BeforeEach
  void copy() {
    model = DigitsModel.copy(folders.resolve("vosk-digits"));
  }

  private ChildJvm probe(String what, Path... folders) {
    String[] arguments = new String[folders.length + 1];
    arguments[0] = what;
    for (int i = 0; i < folders.length; i++) {
      arguments[i + 1] = folders[i].toString();
    }
    return ChildJvm.run(VoskProbe.class, arguments);
  }

  private static List<String> lines(ChildJvm child) {
    assertThat(child.exitCode()).as("%s %s", child.out(), child.err()).isZero();
    List<String> lines = child.out().lines().toList();
    assertThat(lines).last().isEqualTo("done");
    return lines.subList(0, lines.size() - 1);
  }

  @Test
  void closingTwiceAndUsingWhatIsClosedAreHarmless() {
    assertThat(lines(probe("closing", model)))
        .containsExactly(
            "closed recognizer: IllegalStateException",
            "ending a closed recognizer: IllegalStateException",
            "closed model: IllegalStateException",
            "one two three four five six seven eight nine zero");
  }

  @Test
  void aModelMayBeClosedWhileOthersOpenRecognizersAndHear() {
    assertThat(lines(probe("closing-race", model))).isEmpty();
  }

  @Test
  void noGrammarEndsTheProcess() {
    assertThat(lines(probe("grammars", model)))
        .hasSize(14)
        .allMatch(line -> line.equals("refused") || line.startsWith("heard"))
        .startsWith("refused", "refused", "refused", "refused", "refused", "refused", "refused");
  }

  @Test
  void aFailureOfTheLibraryIsNoResult() throws IOException {
    Path config = model.resolve("conf/mfcc.conf");
    Files.writeString(config, Files.readString(config).replace("--allow-upsample=true\n", ""));
    assertThat(lines(probe("failing", model)))
        .containsExactly(
            "failing: RecognitionException",
            "after a failure: RecognitionException",
            "ending after a failure: RecognitionException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-16000", "nan"})
  void aModelWithoutASampleRateIsNotLoaded(String rate) throws IOException {
    Path config = model.resolve("conf/mfcc.conf");
    Files.writeString(
        config, Files.readString(config).replaceFirst("(?m)^--sample-frequency=.*", ""));
    Files.writeString(config, Files.readString(config) + "--sample-frequency=" + rate + "\n");
    assertThat(lines(probe("load", model)))
        .containsExactly(
            "ModelLoadException: model vosk-digits cannot be loaded:"
                + " its configuration gives no sample rate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "am/final.mdl",
        "graph/HCLr.fst",
        "graph/Gr.fst",
        "graph/disambig_tid.int",
        "graph/words.txt",
        "graph/phones/word_boundary.int",
        "conf/model.conf"
      })
  void aModelWithAnEmptyFileIsRefusedOrServes(String name) throws IOException {
    Files.write(model.resolve(name), new byte[0]);
    assertThat(lines(probe("load", model)))
        .first()
        .matches(line -> line.startsWith("ModelLoadException") || line.equals("loaded"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"am/final.mdl", "graph/HCLr.fst", "graph/Gr.fst", "graph/words.txt"})
  void aModelWithATruncatedFileIsRefusedOrServes(String name) throws IOException {
    byte[] whole = Files.readAllBytes(model.resolve(name));
    Files.write(model.resolve(name), Arrays.copyOf(whole, whole.length / 2));
    assertThat(lines(probe("load", model)))
        .first()
        .matches(line -> line.startsWith("ModelLoadException") || line.equals("loaded"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--no-such-option=1", "--beam=wide", "--help", "nonsense"})
  void aModelWithANonsensicalConfigurationIsRefusedOrServes(String line) throws IOException {
    Path config = model.resolve("conf/model.conf");
    Files.writeString(config, Files.readString(config) + line + "\n");
    assertThat(lines(probe("load", model)))
        .first()
        .matches(said -> said.startsWith("ModelLoadException") || said.equals("loaded"));
  }

  @Test
  void anEmptyFolderIsNoSpeakerModel() throws IOException {
    Path speaker = Files.createDirectory(folders.resolve("speaker"));
    assertThat(lines(probe("load-with-speaker", model, speaker)))
        .containsExactly(
            "ModelLoadException: model vosk-digits cannot be loaded:"
                + " speaker model: mfcc.conf is missing");
  }

  @Test
  void aSpeakerModelThatBreaksOffIsRefused() throws IOException {
    Path speaker = Files.createDirectory(folders.resolve("speaker"));
    Files.writeString(speaker.resolve("mfcc.conf"), "--sample-frequency=16000\n");
    Files.writeString(speaker.resolve("final.ext.raw"), "\0B<Nnet3> ");
    Files.writeString(speaker.resolve("mean.vec"), "\0BFV ");
    Files.writeString(speaker.resolve("transform.mat"), "\0BFM ");
    assertThat(lines(probe("load-with-speaker", model, speaker)))
        .containsExactly(
            "ModelLoadException: model vosk-digits cannot be loaded:"
                + " speaker model: libvosk refused its files; the log says why");
  }

  @Test
  void theLibraryWritesNoWordsOfUsersToStandardError() {
    ChildJvm child = probe("hear", model);
    assertThat(lines(child)).isNotEmpty();
    assertThat(child.err()).isEmpty();
  }

  @Test
  void withoutTheLibraryTheEngineIsUnavailable() {
    ChildJvm child =
        ChildJvm.run(
            VoskProbe.class,
            Map.of(),
            entry -> !new File(entry).getName().startsWith("vosk-"),
            "availability",
            model.toString());
    assertThat(lines(child).get(0)).startsWith("Unavailable").contains("libvosk");
  }

  @Test
  void aLocaleWithDecimalCommasChangesNothing() throws IOException, InterruptedException {
    Path locales = Files.createDirectory(folders.resolve("locales"));
    Assumptions.assumeTrue(hasGerman(locales), "skipped: no German locale can be made here");
    Map<String, String> german = Map.of("LOCPATH", locales.toString(), "LC_ALL", "de_DE.UTF-8");
    ChildJvm here = probe("hear", model);
    ChildJvm there = ChildJvm.run(VoskProbe.class, german, e -> true, "hear", model.toString());
    assertThat(lines(there)).isEqualTo(lines(here));
  }

  private static boolean hasGerman(Path target) throws InterruptedException {
    try {
      String locale = target.resolve("de_DE.UTF-8").toString();
      return new ProcessBuilder("localedef", "-i", "de_DE", "-f", "UTF-8", locale)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}
