package dev.earshot.audio.decode.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FfmpegSearchTest {
  @TempDir Path folder;
  @TempDir Path unpacking;

  @Test
  void anOldProgramIsRefusedWithItsVersion() {
    FfmpegSearch.Outcome outcome = configured(answering("4.4.2-0ubuntu0", "58. 76.100"));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            FfmpegSearch.Missing.class,
            missing ->
                assertThat(missing.reasons())
                    .singleElement()
                    .asString()
                    .endsWith("is version 4.4.2-0ubuntu0, 5.1 or newer is needed"));
    assertThat(configured(answering("5.0.1", "59. 16.100")))
        .isInstanceOf(FfmpegSearch.Missing.class);
  }

  @Test
  void aRecentProgramIsTakenWhateverItCallsItself() {
    for (FfmpegProgram program :
        List.of(answering("5.1.6", "59. 27.100"), answering("N-112233-gabc", "61.  7.100"))) {
      assertThat(configured(program)).isInstanceOf(FfmpegSearch.Found.class);
    }
  }

  @Test
  void whatIsNoFfmpegIsNamed() {
    assertThat(configured(FfmpegBench.script(folder, "echo hello")).toString())
        .contains("does not answer as ffmpeg does");
    assertThat(configured(FfmpegBench.script(folder, "exit 3")).toString())
        .contains("does not run");
  }

  @Test
  @Timeout(20)
  void aProgramThatHangsIsNoFfmpeg() {
    assertThat(configured(FfmpegBench.script(folder, "exec sleep 100")).toString())
        .contains("does not run");
  }

  @Test
  void theCarriedVersionIsTheOneOfTheBuild() throws Exception {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<ffmpeg.version>" + CarriedFfmpeg.VERSION + "</ffmpeg.version>");
  }

  @Test
  void theSystemsProgramComesBeforeTheCarriedOne() throws Exception {
    Path program = answering("6.0", "60.  3.100").executable();
    Files.move(program, folder.resolve("ffmpeg"));
    assertThat(search(folder).find())
        .isInstanceOfSatisfying(
            FfmpegSearch.Found.class,
            found -> assertThat(found.program().version()).isEqualTo("6.0"));
    assertThat(unpacking).isEmptyDirectory();
  }

  @Test
  void theCarriedProgramServesWhereTheSystemsIsMissingOrOld() throws Exception {
    assertThat(search(folder).find()).isInstanceOf(FfmpegSearch.Found.class);
    Files.move(answering("4.4", "58. 76.100").executable(), folder.resolve("ffmpeg"));
    assertThat(search(folder).find())
        .isInstanceOfSatisfying(
            FfmpegSearch.Found.class,
            found -> {
              assertThat(found.program().version()).startsWith("7.1");
              assertThat(found.program().executable()).startsWith(unpacking);
            });
    try (var left = Files.list(unpacking)) {
      assertThat(left).hasSize(1);
    }
  }

  private FfmpegSearch search(Path programs) {
    return new FfmpegSearch(Optional.empty(), List.of(programs, Path.of("missing")), unpacking);
  }

  private FfmpegSearch.Outcome configured(FfmpegProgram program) {
    return new FfmpegSearch(Optional.of(program.executable()), List.of(), unpacking).find();
  }

  private FfmpegProgram answering(String version, String library) {
    return FfmpegBench.script(
        folder,
        "echo 'ffmpeg version " + version + " Copyright (c) the FFmpeg developers'",
        "echo 'libavutil      57. 28.100 / 57. 28.100'",
        "echo 'libavformat    " + library + " / " + library + "'");
  }
}
