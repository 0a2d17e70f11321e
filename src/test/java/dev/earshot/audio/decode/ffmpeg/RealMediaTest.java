package dev.earshot.audio.decode.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.audio.decode.ffmpeg.FfmpegBench.Heard;
import dev.earshot.testing.MediaFiles;
import dev.earshot.testing.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other people's recorders and test suites, which are not part of this project. */
class RealMediaTest {
  private static final double ENCODERS_DELAY_SECONDS = 0.13;

  @TempDir Path folder;

  @Test
  void hearsEveryFileOfEveryKindInItsLength() throws IOException {
    List<Recordings.Recording> recordings = Recordings.ofSets("codec", "edge", "derived");
    assertThat(recordings).hasSizeGreaterThan(10);
    FfmpegBench bench = FfmpegBench.of(MediaFiles.ffmpeg(), folder);
    for (Recordings.Recording recording : recordings) {
      Heard heard = bench.decode(Files.readAllBytes(recording.file()));
      assertThat(heard.seconds())
          .as(recording.name())
          .isCloseTo(recording.seconds(), within(ENCODERS_DELAY_SECONDS));
      assertThat(heard.warnings()).as(recording.name()).isEmpty();
    }
    bench.assertNothingLeft();
  }
}
