package dev.earshot.audio.decode;

import static dev.earshot.audio.decode.WavBuilder.wav;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.AudioCancelledException;
import dev.earshot.audio.AudioException;
import dev.earshot.audio.AudioLimitExceededException;
import dev.earshot.audio.AudioLimits;
import dev.earshot.audio.AudioSource;
import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.UnsupportedAudioException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioDecodingTest {
  private static final PcmFormat TARGET = new PcmFormat(16_000);
  private static final byte[] STREAMED_HEADER = wav().dataSize(0xFFFF_FFFFL).build();

  @TempDir Path folder;

  @Test
  void stopsAtOnceWhenAnEndlessStreamExceedsTheDuration() {
    AtomicLong readBytes = new AtomicLong();
    AudioSource endless = () -> counting(endlessSound(), readBytes);
    assertThatThrownBy(() -> decode(endless, new AudioLimits(Duration.ofMinutes(1), 1L << 40)))
        .isInstanceOfSatisfying(
            AudioLimitExceededException.class,
            e -> {
              assertThat(e.what()).isEqualTo("duration");
              assertThat(e.limit()).isEqualTo("PT1M");
              assertThat(Duration.parse(e.value()))
                  .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(62));
            });
    assertThat(readBytes.get()).as("bytes read").isLessThan(62 * 32_000);
    bench().assertNothingLeft();
  }

  @Test
  void stopsAForgedSampleRateByItsBytes() {
    byte[] header = wav().rate(1_000).dataSize(0xFFFF_FFFFL).build();
    AtomicLong readBytes = new AtomicLong();
    AudioSource endless = () -> counting(endlessSound(header), readBytes);
    assertThatThrownBy(() -> decode(endless, new AudioLimits(Duration.ofDays(1), 1_000_000)))
        .isInstanceOfSatisfying(
            AudioLimitExceededException.class,
            e -> {
              assertThat(e.what()).isEqualTo("decoded bytes");
              assertThat(e.limit()).isEqualTo("1000000");
            });
    assertThat(readBytes.get()).as("bytes read").isLessThan(300_000);
    bench().assertNothingLeft();
  }

  @Test
  void acceptsExactlyAsMuchAsTheLimitsAllow() {
    byte[] second = wav().samples(new float[16_000]).build();
    AudioLimits limits = new AudioLimits(Duration.ofSeconds(1), 32_000);
    assertThat(new DecodingBench(folder, limits).decode(second, 16_000).samples()).hasSize(16_000);
    byte[] more = wav().samples(new float[16_001]).build();
    assertThatThrownBy(() -> new DecodingBench(folder, limits).decode(more, 16_000))
        .isInstanceOf(AudioLimitExceededException.class)
        .hasMessage("audio exceeds the limit of duration: PT1.0000625S so far, limit PT1S");
  }

  @Test
  void readsAFileAndHoldsOneRecordingUntilClosed() throws IOException {
    Path upload = folder.resolve("upload");
    Files.write(upload, wav().channels(2).rate(44_100).samples(new float[88_200]).build());
    Path temp = Files.createDirectory(folder.resolve("temp"));
    try (DecodedAudio audio =
        AudioDecoding.builtIn()
            .decode(
                AudioSource.of(upload),
                TARGET,
                new AudioLimits(Duration.ofHours(1), 1 << 20),
                temp)) {
      assertThat(temp).isDirectoryContaining(file -> true);
      assertThat(audio.recording().format()).isEqualTo(TARGET);
      assertThat(audio.recording().lengthSamples()).isEqualTo(16_000);
      assertThat(audio.description()).isEqualTo("WAV 44100 Hz, 2 channels, PCM 16");
    }
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void givesUpAtOnceWhenItsThreadIsInterrupted() {
    byte[] header = wav().rate(768_000).dataSize(0xFFFF_FFFFL).build();
    AtomicLong readBytes = new AtomicLong();
    AudioSource interrupting =
        () -> {
          Thread.currentThread().interrupt();
          return counting(endlessSound(header), readBytes);
        };
    assertThatThrownBy(() -> decode(interrupting, generous()))
        .isInstanceOf(AudioCancelledException.class);
    assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    assertThat(readBytes.get()).as("bytes read").isLessThan(200_000);
    bench().assertNothingLeft();
  }

  @Test
  void givesUpWhenTheSourceIsInterrupted() {
    assertThatThrownBy(
            () -> decode(() -> failing(new InterruptedIOException("closed")), generous()))
        .isInstanceOf(AudioCancelledException.class)
        .hasCauseInstanceOf(InterruptedIOException.class);
    bench().assertNothingLeft();
  }

  @Test
  void passesOnWhatTheSourceThrowsAndLeavesNothing() {
    IOException broken = new IOException("store unreachable");
    assertThatThrownBy(() -> decode(() -> failing(broken), generous())).isSameAs(broken);
    assertThatThrownBy(
            () ->
                decode(
                    () -> {
                      throw broken;
                    },
                    generous()))
        .isSameAs(broken);
    bench().assertNothingLeft();
  }

  @Test
  void leavesNothingWhenOnlyTheClosingOfTheSourceFails() {
    AudioSource source =
        () ->
            new FilterInputStream(new ByteArrayInputStream(wav().samples(0.5f).build())) {
              @Override
              public void close() throws IOException {
                throw new IOException("cannot close");
              }
            };
    assertThatThrownBy(() -> decode(source, generous()))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot close");
    bench().assertNothingLeft();
  }

  @Test
  void closesTheSourceWhateverTheOutcome() throws IOException {
    for (byte[] file : List.of(wav().samples(0.5f).build(), wav().build(), new byte[3])) {
      AtomicBoolean closed = new AtomicBoolean();
      AudioSource source =
          () ->
              new ByteArrayInputStream(file) {
                @Override
                public void close() {
                  closed.set(true);
                }
              };
      try (DecodedAudio audio = decode(source, generous())) {
        assertThat(audio.recording().lengthSamples()).isEqualTo(1);
      } catch (AudioException e) {
        assertThat(e).hasMessageNotContaining("null");
      }
      assertThat(closed).isTrue();
    }
    bench().assertNothingLeft();
  }

  @Test
  void needsAnExistingFolder() {
    assertThatThrownBy(
            () ->
                AudioDecoding.builtIn()
                    .decode(this::endlessSound, TARGET, generous(), folder.resolve("missing")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void asksItsDecodersInTheirOrder() throws IOException {
    AudioDecoding decoding =
        new AudioDecoding(List.of(shadowOf('S', wav().samples(0.5f).build()), new WavDecoder()));
    assertThat(decoding.containers()).containsExactly("Shadow", "WAV");
    AudioSource source = () -> new ByteArrayInputStream(new byte[] {'S', 'x'});
    try (DecodedAudio audio = decoding.decode(source, TARGET, generous(), folder)) {
      assertThat(audio.recording().lengthSamples()).isEqualTo(1);
    }
  }

  @Test
  void asksTheNextDecoderWhenOneDoesNotKnowTheEncodingInside() throws IOException {
    byte[] unknown = wav().tag(0x55).samples(0.5f).build();
    AudioDecoding decoding =
        new AudioDecoding(List.of(new WavDecoder(), shadowOf('R', wav().samples(0.5f).build())));
    try (DecodedAudio audio =
        decoding.decode(() -> new ByteArrayInputStream(unknown), TARGET, generous(), folder)) {
      assertThat(audio.recording().lengthSamples()).isEqualTo(1);
    }
    assertThatThrownBy(() -> decode(() -> new ByteArrayInputStream(unknown), generous()))
        .isInstanceOf(UnsupportedAudioException.class)
        .hasMessageContaining("0x0055");
  }

  @Test
  void showsTheBeginningOfTextAsText() {
    byte[] playlist = "#EXTM3U\nfile:///etc/passwd".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> decode(() -> new ByteArrayInputStream(playlist), generous()))
        .isInstanceOf(UnsupportedAudioException.class)
        .hasMessage(
            "audio that begins with the text \"#EXTM3U\" is in no known container, accepted are:"
                + " WAV, AIFF, AU");
  }

  /** A decoder that hears the same sound in everything that begins with a letter. */
  private static AudioDecoder shadowOf(char letter, byte[] wav) {
    return new AudioDecoder() {
      @Override
      public List<String> containers() {
        return List.of("Shadow");
      }

      @Override
      public boolean recognises(byte[] header) {
        assertThat(header).hasSizeLessThanOrEqualTo(HEADER_BYTES);
        return header[0] == letter;
      }

      @Override
      public SoundStream open(AudioSource audio) throws IOException {
        return new WavDecoder().open((AudioSource) () -> new ByteArrayInputStream(wav));
      }
    };
  }

  private DecodedAudio decode(AudioSource source, AudioLimits limits) throws IOException {
    return AudioDecoding.builtIn().decode(source, TARGET, limits, folder);
  }

  private DecodingBench bench() {
    return DecodingBench.in(folder);
  }

  private static AudioLimits generous() {
    return new AudioLimits(Duration.ofHours(1), 1L << 30);
  }

  private InputStream endlessSound() {
    return endlessSound(STREAMED_HEADER);
  }

  private static InputStream endlessSound(byte[] header) {
    InputStream silence =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] target, int from, int count) {
            return count;
          }
        };
    return new SequenceInputStream(new ByteArrayInputStream(header), silence);
  }

  private static InputStream failing(IOException failure) {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw failure;
          }
        };
    return new SequenceInputStream(
        new ByteArrayInputStream(wav().dataSize(400_000).samples(new float[100_000]).build()),
        broken);
  }

  private static InputStream counting(InputStream in, AtomicLong readBytes) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        readBytes.incrementAndGet();
        return super.read();
      }

      @Override
      public int read(byte[] target, int from, int count) throws IOException {
        int read = super.read(target, from, count);
        readBytes.addAndGet(read);
        return read;
      }
    };
  }
}
