package dev.earshot.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earshot.audio.AudioException;
import dev.earshot.audio.DamagedAudioException;
import dev.earshot.audio.EmptyAudioException;
import dev.earshot.audio.Tone;
import dev.earshot.audio.decode.DecodingBench.Heard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of other people's recorders and test suites, which are not part of this project. */
class RealFilesTest {
  @TempDir Path folder;

  @Test
  void readsEveryWavOfTheManifestInItsLength() throws IOException {
    Path data = data();
    List<String[]> rows = wavs(data);
    assertThat(rows).hasSizeGreaterThan(2);
    for (String[] row : rows) {
      Heard heard =
          DecodingBench.in(folder).decode(Files.readAllBytes(data.resolve(row[0])), 16_000);
      double seconds = heard.samples().length / 16_000.0;
      assertThat(seconds).as(row[0]).isCloseTo(Double.parseDouble(row[3]), within(0.0051));
      assertThat(heard.warnings()).as(row[0]).isEmpty();
      assertThat(heard.kind()).as(row[0]).startsWith("WAV " + row[4] + " Hz, " + row[5] + " ch");
      assertThat(Tone.rms(heard.fractions(), 0, heard.samples().length))
          .as("loudness of %s", row[0])
          .isBetween(0.001, 0.5);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aeneas_mono.empty.wav | Empty | audio of 0 bytes",
        "aeneas_mono.invalid.wav | Damaged | WAV header: chunk 'fmt ' of 16 bytes ends after 2, needs 16",
        "aeneas_mono.zero.wav | Empty | WAV 44100 Hz, 1 channel, PCM 16: no samples",
        "null.wav | Empty | WAV 16000 Hz, 1 channel, PCM 16: no samples",
        "awful.wav | Damaged | WAV header: sample rate 1092676 Hz, accepted are 1000 to 768000 Hz",
        "bad.wav | Damaged | WAV header: the file ends before a 'data' chunk",
        "evil.wav | Damaged | WAV header: the file ends before a 'data' chunk"
      })
  void refusesEachBrokenFileForItsReason(String name, String kind, String message)
      throws IOException {
    byte[] file = Files.readAllBytes(data().resolve("audio/broken").resolve(name));
    Class<? extends AudioException> type =
        kind.equals("Empty") ? EmptyAudioException.class : DamagedAudioException.class;
    assertThatThrownBy(() -> DecodingBench.in(folder).decode(file, 16_000))
        .isInstanceOf(type)
        .hasMessage(message);
  }

  /** Columns: file, sha256, bytes, seconds, rate, channels, format, ..., set (index 10). */
  private static List<String[]> wavs(Path data) throws IOException {
    try (Stream<String> lines = Files.lines(data.resolve("manifest.tsv"))) {
      return lines
          .map(line -> line.split("\t", -1))
          .filter(row -> row[6].startsWith("WAV/") && Set.of("codec", "edge").contains(row[10]))
          .filter(row -> Files.exists(data.resolve(row[0])))
          .toList();
    }
  }

  private static Path data() {
    Path shared =
        Optional.ofNullable(System.getProperty("earshot.shared"))
            .or(() -> Optional.ofNullable(System.getenv("EARSHOT_SHARED")))
            .map(Path::of)
            .orElse(Path.of("..", "shared"));
    Path data = shared.resolve("data");
    assumeTrue(
        Files.exists(data.resolve("manifest.tsv")),
        "no recordings in "
            + data
            + ": set the system property earshot.shared or EARSHOT_SHARED to their folder");
    return data;
  }
}
