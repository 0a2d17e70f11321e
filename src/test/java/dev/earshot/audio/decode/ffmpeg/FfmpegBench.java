package dev.earshot.audio.decode.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.AudioLimits;
import dev.earshot.audio.AudioSource;
import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.decode.AudioDecoder;
import dev.earshot.audio.decode.AudioDecoding;
import dev.earshot.audio.decode.DecodeWarning;
import dev.earshot.audio.decode.DecodedAudio;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Decodes bytes with some ffmpeg in a folder and checks that nothing stays. For tests. */
record FfmpegBench(FfmpegProgram program, FfmpegLimits limits, Path folder, Clock clock) {
  private static final PcmFormat TARGET = new PcmFormat(16_000);
  private static final AudioLimits GENEROUS = new AudioLimits(Duration.ofHours(1), 200_000_000);

  static FfmpegBench of(FfmpegProgram program, Path folder) {
    return new FfmpegBench(
        program, new FfmpegLimits(1, Duration.ofMinutes(1), 512L << 20), folder, Clock.systemUTC());
  }

  /** What is left of a decoded sound after it was closed. */
  record Heard(short[] samples, List<DecodeWarning> warnings, String kind) {
    double seconds() {
      return samples.length / 16_000.0;
    }

    List<String> warningCodes() {
      return warnings.stream().map(DecodeWarning::code).toList();
    }
  }

  FfmpegBench within(Duration maxTime) {
    return new FfmpegBench(
        program, new FfmpegLimits(1, maxTime, limits.maxMemoryBytes()), folder, clock);
  }

  FfmpegBench at(Clock other) {
    return new FfmpegBench(program, limits, folder, other);
  }

  Heard decode(byte[] file) {
    return decode(file, GENEROUS);
  }

  Heard decode(byte[] file, AudioLimits audioLimits) {
    List<AudioDecoder> decoders = new ArrayList<>(AudioDecoding.javaDecoders());
    decoders.add(new FfmpegDecoder(program, limits, folder, clock));
    AudioSource source = () -> new ByteArrayInputStream(file);
    try (DecodedAudio audio =
        new AudioDecoding(decoders).decode(source, TARGET, audioLimits, folder)) {
      int length = (int) audio.recording().lengthSamples();
      return new Heard(
          audio.recording().read(0, length).samples(), audio.warnings(), audio.description());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No file in the folder, no process of ours. */
  void assertNothingLeft() {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  /** A program that behaves as its script says; stands in for an ffmpeg that misbehaves. */
  static FfmpegProgram script(Path folder, String... lines) {
    try {
      Path script = Files.createTempFile(folder, "program-", ".sh");
      Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
      return new FfmpegProgram(script, "script", Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
