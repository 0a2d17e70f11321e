package dev.earshot.audio.decode.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.earshot.testing.FuzzTarget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/** Any beginning of a file: a known container or none, also behind a tag. */
@FuzzTarget
class MediaContainerFuzzTest {
  private static final int SHOWN_BYTES = 512;

  @FuzzTest
  void anyBeginning(byte[] file) throws IOException {
    byte[] header = Arrays.copyOf(file, Math.min(file.length, SHOWN_BYTES));
    MediaContainer.of(header).ifPresent(container -> assertThat(container.demuxer()).isNotEmpty());
    if (Id3Tag.starts(header)) {
      byte[] behind = Id3Tag.skip(new ByteArrayInputStream(file), SHOWN_BYTES);
      assertThat(behind).hasSizeLessThanOrEqualTo(Math.min(SHOWN_BYTES, file.length));
      assertThat(MediaContainer.of(behind)).isNotNull();
    }
  }
}
