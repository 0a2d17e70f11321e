package dev.earshot.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.earshot.audio.AudioException;
import dev.earshot.audio.AudioLimits;
import dev.earshot.testing.FuzzTarget;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any AIFF or AU, whose headers the Java platform reads: samples within the limits or a typed
 * refusal, and no file stays.
 */
@FuzzTarget
class JavaSoundFuzzTest {
  private static final AudioLimits LIMITS = new AudioLimits(Duration.ofSeconds(2), 40_000);

  @TempDir static Path folder;

  @FuzzTest
  void anyHeader(byte[] file) {
    if (!new JavaSoundDecoder().recognises(file)) {
      return;
    }
    try {
      assertThat(new DecodingBench(folder, LIMITS).decode(file, 16_000).samples())
          .hasSizeBetween(1, 20_000);
    } catch (AudioException e) {
      assertThat(e.getMessage()).doesNotContain(folder.toString()).doesNotContain("dev.earshot");
    }
  }
}
