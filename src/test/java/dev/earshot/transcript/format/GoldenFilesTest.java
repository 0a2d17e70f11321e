package dev.earshot.transcript.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written for small transcripts is what was once read and found good. */
class GoldenFilesTest {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "dev", "earshot", "transcript", "format");

  static Stream<Arguments> files() {
    return SampleTranscripts.all().entrySet().stream()
        .flatMap(
            sample ->
                Arrays.stream(TranscriptFormat.values())
                    .map(f -> Arguments.of(sample.getKey(), f, sample.getValue())));
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("files")
  void isWrittenAsKept(String name, TranscriptFormat format, Transcript transcript)
      throws IOException {
    StringBuilder out = new StringBuilder();
    format.writer(SubtitleLayout.DEFAULT).write(transcript, out);
    Path kept = FOLDER.resolve(name + "." + format.fileExtension());
    assertThat(out).hasToString(Files.readString(kept));
  }
}
