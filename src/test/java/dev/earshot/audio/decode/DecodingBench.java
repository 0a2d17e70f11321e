package dev.earshot.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.AudioLimits;
import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.SampleScale;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Decodes bytes in a folder and checks that nothing stays there. For tests. */
record DecodingBench(Path folder, AudioLimits limits) {
  private static final AudioLimits GENEROUS = new AudioLimits(Duration.ofHours(1), 100_000_000);

  static DecodingBench in(Path folder) {
    return new DecodingBench(folder, GENEROUS);
  }

  /** What is left of a decoded sound after it was closed. */
  record Heard(short[] samples, Duration duration, List<DecodeWarning> warnings, String kind) {
    float[] fractions() {
      float[] fractions = new float[samples.length];
      for (int i = 0; i < samples.length; i++) {
        fractions[i] = SampleScale.toFraction(samples[i]);
      }
      return fractions;
    }

    List<String> warningCodes() {
      return warnings.stream().map(DecodeWarning::code).toList();
    }
  }

  /** Decodes, reads all samples, closes; whatever the outcome, the folder is empty afterwards. */
  Heard decode(byte[] file, int targetHz) {
    try (DecodedAudio audio =
        AudioDecoding.builtIn()
            .decode(
                () -> new ByteArrayInputStream(file), new PcmFormat(targetHz), limits, folder)) {
      short[] samples =
          audio.recording().read(0, (int) audio.recording().lengthSamples()).samples();
      return new Heard(
          samples, audio.recording().duration(), audio.warnings(), audio.description());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      assertNothingLeft();
    }
  }

  void assertNothingLeft() {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
