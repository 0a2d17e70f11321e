package dev.earshot.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcmSpoolTest {
  private static final PcmFormat FORMAT = new PcmFormat(8_000);
  private static final AudioLimits LIMITS = new AudioLimits(Duration.ofMinutes(1), 1_000_000);

  @TempDir Path folder;

  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    assertThat(files()).isEmpty();
  }

  @Test
  void givesBackTheSamplesThatWereAppended() throws IOException {
    short[] samples = ramp(100_000);
    try (PcmRecording recording = recordingOf(samples)) {
      assertThat(recording.lengthSamples()).isEqualTo(100_000);
      assertThat(recording.duration()).isEqualTo(Duration.ofMillis(12_500));
      assertThat(recording.read(0, 100_000).samples()).isEqualTo(samples);
      assertThat(recording.read(99_998, 2).samples())
          .containsExactly(samples[99_998], samples[99_999]);
      assertThat(recording.read(100_000, 0).length()).isZero();
    }
  }

  @Test
  void refusesToReadOutsideTheRecording() throws IOException {
    try (PcmRecording recording = recordingOf(ramp(10))) {
      assertThatThrownBy(() -> recording.read(8, 3)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> recording.read(-1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> recording.read(0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void deletesItsFileWhenClosedEvenTwice() throws IOException {
    PcmRecording recording = recordingOf(ramp(10));
    assertThat(files()).hasSize(1);
    recording.close();
    recording.close();
    assertThat(files()).isEmpty();
    assertThatThrownBy(() -> recording.read(0, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("recording closed");
  }

  @Test
  void deletesItsFileWhenNeverFinished() throws IOException {
    PcmSpool spool = PcmSpool.create(FORMAT, LIMITS, folder);
    spool.append(PcmChunk.of(FORMAT, ramp(100_000)));
    assertThat(files()).hasSize(1);
    spool.close();
    spool.close();
    assertThat(files()).isEmpty();
  }

  @Test
  void keepsItsFilePrivate() throws IOException {
    try (PcmSpool spool = PcmSpool.create(FORMAT, LIMITS, folder)) {
      Path file = files().get(0);
      assertThat(file.getFileName().toString()).startsWith(PcmSpool.FILE_PREFIX);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(spool.lengthSamples()).isZero();
    }
  }

  @Test
  void stopsBeforeTheSampleThatExceedsTheDuration() throws IOException {
    AudioLimits limits = new AudioLimits(Duration.ofSeconds(1), 1_000_000);
    try (PcmSpool spool = PcmSpool.create(FORMAT, limits, folder)) {
      spool.append(PcmChunk.of(FORMAT, ramp(8_000)));
      assertThatThrownBy(() -> spool.append(new float[1], 1))
          .isInstanceOfSatisfying(
              AudioLimitExceededException.class,
              e -> {
                assertThat(e.what()).isEqualTo("duration");
                assertThat(e.value()).isEqualTo("PT1.000125S");
                assertThat(e.limit()).isEqualTo("PT1S");
              });
      assertThat(spool.lengthSamples()).isEqualTo(8_000);
    }
  }

  @Test
  void stopsBeforeTheSampleThatExceedsTheBytes() throws IOException {
    AudioLimits limits = new AudioLimits(Duration.ofMinutes(1), 201);
    try (PcmSpool spool = PcmSpool.create(FORMAT, limits, folder)) {
      spool.append(new float[100], 100);
      String message = "audio exceeds the limit of decoded bytes: 202 so far, limit 201";
      assertThatThrownBy(() -> spool.append(new float[1], 1))
          .isInstanceOf(AudioLimitExceededException.class)
          .hasMessage(message);
      assertThatThrownBy(() -> spool.append(PcmChunk.of(FORMAT, new short[1])))
          .isInstanceOf(AudioLimitExceededException.class)
          .hasMessage(message);
    }
  }

  @Test
  void refusesLimitsThatAreNone() {
    for (Duration time : List.of(Duration.ZERO, Duration.ofNanos(-1), Duration.ofDays(32))) {
      assertThatThrownBy(() -> new AudioLimits(time, 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new AudioLimits(Duration.ofSeconds(1), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysWhenTheFolderIsMissing() {
    assertThatThrownBy(() -> PcmSpool.create(FORMAT, LIMITS, folder.resolve("missing")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void givesUpAnInterruptedWriteAndCleansUp() throws IOException {
    try (PcmSpool spool = PcmSpool.create(FORMAT, LIMITS, folder)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> spool.append(PcmChunk.of(FORMAT, ramp(100_000))))
          .isInstanceOf(AudioCancelledException.class);
    } finally {
      assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    }
  }

  @Test
  void anInterruptedReaderDoesNotDisturbTheNextOne() throws IOException {
    try (PcmRecording recording = recordingOf(ramp(100))) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> recording.read(0, 10)).isInstanceOf(AudioCancelledException.class);
      assertThat(Thread.interrupted()).as("still interrupted").isTrue();
      assertThat(recording.read(0, 100).length()).isEqualTo(100);
    }
  }

  @Test
  void letsSeveralThreadsReadAtOnce() throws Exception {
    short[] samples = ramp(100_000);
    ExecutorService readers = Executors.newFixedThreadPool(4);
    try (PcmRecording recording = recordingOf(samples)) {
      List<Callable<Boolean>> reads = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        int at = i * 499;
        reads.add(() -> recording.read(at, 2).samples()[1] == samples[at + 1]);
      }
      for (Future<Boolean> read : readers.invokeAll(reads)) {
        assertThat(read.get()).isTrue();
      }
    } finally {
      readers.shutdownNow();
    }
  }

  @Test
  void clipsAndRoundsToTheNearestSample() {
    assertThat(SampleScale.toPcm(2)).isEqualTo(Short.MAX_VALUE);
    assertThat(SampleScale.toPcm(-2)).isEqualTo(Short.MIN_VALUE);
    assertThat(SampleScale.toPcm(1.6f / 32_768)).isEqualTo((short) 2);
    assertThat(SampleScale.toPcm(-1.6f / 32_768)).isEqualTo((short) -2);
    assertThat(SampleScale.toPcm(Float.NaN)).isZero();
  }

  private PcmRecording recordingOf(short[] samples) throws IOException {
    try (PcmSpool spool = PcmSpool.create(FORMAT, LIMITS, folder)) {
      spool.append(PcmChunk.of(FORMAT, samples));
      return spool.finish();
    }
  }

  private static short[] ramp(int length) {
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (short) (i * 7);
    }
    return samples;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
