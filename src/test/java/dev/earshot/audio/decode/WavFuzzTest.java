package dev.earshot.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.earshot.audio.AudioException;
import dev.earshot.audio.AudioLimits;
import dev.earshot.audio.decode.DecodingBench.Heard;
import dev.earshot.testing.FuzzTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any bytes: samples within the limits or a typed refusal, and no file stays. Where a file ends
 * makes no other difference.
 */
@FuzzTarget
class WavFuzzTest {
  private static final AudioLimits LIMITS = new AudioLimits(Duration.ofSeconds(2), 40_000);

  @TempDir static Path folder;

  @FuzzTest
  void anyBytes(byte[] file) {
    Optional<Heard> whole = decode(file);
    if (whole.isPresent()) {
      int cut = Math.floorMod(Arrays.hashCode(file), file.length);
      int samples = decode(Arrays.copyOf(file, cut)).map(heard -> heard.samples().length).orElse(0);
      assertThat(samples).isLessThanOrEqualTo(whole.get().samples().length);
    }
  }

  private static Optional<Heard> decode(byte[] file) {
    try {
      Heard heard = new DecodingBench(folder, LIMITS).decode(file, 16_000);
      assertThat(heard.samples()).hasSizeBetween(1, 20_000);
      assertThat(heard.duration()).isLessThanOrEqualTo(LIMITS.maxDuration());
      return Optional.of(heard);
    } catch (AudioException e) {
      assertThat(e.getMessage()).doesNotContain(folder.toString()).doesNotContain("dev.earshot");
      return Optional.empty();
    }
  }
}
