package dev.earshot.audio.decode.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.earshot.testing.FuzzTarget;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Anything that ffmpeg may write, into which a file's own titles go: read, whatever it is. */
@FuzzTarget
class FfmpegLogFuzzTest {
  @FuzzTest
  void anyLines(byte[] written) throws IOException {
    FfmpegLog log = new FfmpegLog();
    ByteArrayInputStream errors = new ByteArrayInputStream(written);
    log.drain(errors);
    log.drainToEnd(errors);
    assertThat(log.flaws()).isNotNegative();
    log.statedDuration().ifPresent(duration -> assertThat(duration.isNegative()).isFalse());
    log.codec().ifPresent(codec -> assertThat(codec).matches("\\w+"));
  }
}
