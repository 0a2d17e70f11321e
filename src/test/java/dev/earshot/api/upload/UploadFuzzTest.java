package dev.earshot.api.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.earshot.audio.AudioSource;
import dev.earshot.testing.FuzzTarget;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any body under any content type: fields and a file within the limits or a typed refusal, and no
 * file stays. Input: the content type, a line feed, the body.
 */
@FuzzTarget
class UploadFuzzTest {
  private static final UploadLimits LIMITS = new UploadLimits(3_000, 4, 1_024);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  @TempDir static Path folder;

  @FuzzTest
  void anyContentTypeAndBody(byte[] input) throws IOException {
    int end = lineFeed(input);
    String contentType = new String(input, 0, end, StandardCharsets.ISO_8859_1);
    byte[] body = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
    try (Upload upload =
        new UploadReader(folder, LIMITS, CLOCK)
            .read(FakeRequest.post(contentType, body), Set.of("audio"))) {
      assertThat(upload.fields()).hasSizeLessThanOrEqualTo(LIMITS.maxFields());
      for (FormField field : upload.fields()) {
        assertThat(field.value().length()).isLessThanOrEqualTo(1_024);
      }
      assertThat(bytes(upload)).isLessThanOrEqualTo(LIMITS.maxBytes());
    } catch (UploadTooLargeException | MalformedUploadException refused) {
      assertThat(refused.getMessage()).isNotBlank().doesNotContain(folder.toString());
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  private static int lineFeed(byte[] input) {
    int at = 0;
    while (at < input.length && input[at] != '\n') {
      at++;
    }
    return at;
  }

  private static long bytes(Upload upload) throws IOException {
    if (upload.audio().isEmpty()) {
      return 0;
    }
    AudioSource audio = upload.audio().get();
    try (InputStream in = audio.open()) {
      return in.readAllBytes().length;
    }
  }
}
