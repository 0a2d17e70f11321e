package dev.earshot.audio.decode;

import static dev.earshot.audio.decode.WavBuilder.wav;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.AudioException;
import dev.earshot.audio.AudioLimits;
import dev.earshot.audio.DamagedAudioException;
import dev.earshot.audio.EmptyAudioException;
import dev.earshot.audio.UnsupportedAudioException;
import dev.earshot.audio.decode.DecodingBench.Heard;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavDamageTest {
  @TempDir Path folder;

  private DecodingBench bench;

  @BeforeEach
  void setUp() {
    bench = DecodingBench.in(folder);
  }

  @Test
  void refusesNothingAtAll() {
    assertRefused(new byte[0], EmptyAudioException.class, "audio of 0 bytes");
  }

  @Test
  void refusesWhatIsNoKnownContainer() {
    assertRefused(
        "<!DOCTYPE html><html>".getBytes(StandardCharsets.US_ASCII),
        UnsupportedAudioException.class,
        "audio that begins with the text \"<!DOCTYPE ht\" is in no known container,"
            + " accepted are: WAV, AIFF, AU");
    byte[] film = wav().samples(0.5f).build();
    film[8] = 'A';
    film[9] = 'V';
    film[10] = 'I';
    film[11] = ' ';
    assertThatThrownBy(() -> bench.decode(film, 16_000))
        .isInstanceOf(UnsupportedAudioException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "999, 999",
    "768001, 768001",
    "1092676, 1092676",
    "-294967296, 4000000000"
  })
  void refusesRatesThatNoRecorderHas(int headerField, String shown) {
    assertRefused(
        wav().rate(headerField).samples(0.5f).build(),
        DamagedAudioException.class,
        "WAV header: sample rate " + shown + " Hz, accepted are 1000 to 768000 Hz");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65, 255, 65_535})
  void refusesChannelCountsThatNoRecorderHas(int channels) {
    assertRefused(
        wav().channels(channels).samples(0.5f).build(),
        DamagedAudioException.class,
        "WAV header: " + channels + " channels, accepted are 1 to 64");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 12, 64, 65_535})
  void refusesSampleSizesThatDoNotExist(int bits) {
    assertRefused(
        wav().bits(bits).samples(0.5f).build(),
        DamagedAudioException.class,
        "WAV header: "
            + bits
            + " bits per sample, accepted are PCM 8, PCM 16, PCM 24, PCM 32, float 32, float 64,"
            + " A-law, mu-law");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 8, 65_535})
  void refusesBlocksThatDoNotFit(int blockBytes) {
    assertRefused(
        wav().channels(2).blockBytes(blockBytes).samples(0.5f, 0.5f).build(),
        DamagedAudioException.class,
        "WAV header: blocks of " + blockBytes + " bytes, but 2 channels of PCM 16 need 4");
  }

  @Test
  void refusesEncodingsItCannotRead() {
    assertRefused(
        wav().tag(0x55).samples(0.5f).build(),
        UnsupportedAudioException.class,
        "WAV encoding 0x0055, accepted are PCM 8, PCM 16, PCM 24, PCM 32, float 32, float 64,"
            + " A-law, mu-law");
    byte[] ambisonic = wav().extensible(16).samples(0.5f).build();
    ambisonic[20 + 32] = 1;
    assertThatThrownBy(() -> bench.decode(ambisonic, 16_000))
        .isInstanceOf(UnsupportedAudioException.class)
        .hasMessageStartingWith("WAV sub-format");
  }

  @Test
  void refusesAnExtensibleHeaderThatContradictsItself() {
    assertRefused(
        wav().extensible(24).samples(0.5f).build(),
        DamagedAudioException.class,
        "WAV header: 24 valid bits in samples of 16 bits");
    assertRefused(
        wav().tag(0xFFFE).samples(0.5f).build(),
        DamagedAudioException.class,
        "WAV header: extensible 'fmt ' chunk of 16 bytes, needs 40");
  }

  @Test
  void refusesAFileWithoutFormatOrSamples() {
    assertRefused(
        wav().withoutFmt().samples(0.5f).build(),
        DamagedAudioException.class,
        "WAV header: no 'fmt ' chunk before the 'data' chunk");
    assertRefused(
        wav().withoutData().build(),
        DamagedAudioException.class,
        "WAV header: the file ends before a 'data' chunk");
  }

  @Test
  void refusesAFormatChunkThatIsTooShortOrCutOff() {
    byte[] tooShort = wav().samples(0.5f).build();
    tooShort[16] = 14;
    assertRefused(
        tooShort,
        DamagedAudioException.class,
        "WAV header: chunk 'fmt ' of 14 bytes ends after 14, needs 16");
    assertRefused(
        Arrays.copyOf(wav().samples(0.5f).build(), 22),
        DamagedAudioException.class,
        "WAV header: chunk 'fmt ' of 16 bytes ends after 2, needs 16");
  }

  @Test
  void refusesZeroSamples() {
    byte[] plain = wav().build();
    byte[] followed = wav().chunkAfter("LIST", 20).build();
    byte[] partial = wav().oddBytes(1).build();
    byte[] cut = wav().dataSize(1_000).build();
    for (byte[] file : List.of(plain, followed, partial, cut)) {
      assertRefused(file, EmptyAudioException.class, "WAV 16000 Hz, 1 channel, PCM 16: no samples");
    }
  }

  @Test
  void refusesLessThanHalfASampleOfTheTargetRate() {
    assertThatThrownBy(
            () -> bench.decode(wav().rate(768_000).samples(new float[23]).build(), 16_000))
        .isInstanceOf(EmptyAudioException.class);
    assertThat(bench.decode(wav().rate(768_000).samples(new float[24]).build(), 16_000).samples())
        .hasSize(1);
  }

  @Test
  void givesUpOnAFileOfNothingButChunks() {
    WavBuilder builder = wav().samples(0.5f);
    for (int i = 0; i < 1_000; i++) {
      builder.chunkBefore("JUNK", 0);
    }
    assertRefused(
        builder.build(),
        DamagedAudioException.class,
        "WAV header: no 'data' chunk among the first 1000 chunks");
  }

  @Test
  void doesNotBelieveAChunkThatIsLargerThanTheFile() {
    byte[] file = wav().chunkBefore("JUNK", 4).samples(0.5f).build();
    Arrays.fill(file, 16, 20, (byte) 0x7F);
    assertRefused(
        file, DamagedAudioException.class, "WAV header: the file ends before a 'data' chunk");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void survivesTruncationAtEveryByte(boolean extensible) {
    WavBuilder builder = wav().channels(2).samples(0.5f, 0.5f, 0.25f, 0.25f, 0, 0);
    builder.chunkBefore("LIST", 5).chunkAfter("LIST", 4);
    byte[] whole = (extensible ? builder.extensible(16) : builder).build();
    int dataAt = new String(whole, StandardCharsets.ISO_8859_1).indexOf("data") + 8;
    for (int length = 0; length < whole.length; length++) {
      byte[] file = Arrays.copyOf(whole, length);
      int blocks = Math.min(3, (length - dataAt) / 4);
      if (length < dataAt || blocks == 0) {
        assertThatThrownBy(() -> bench.decode(file, 16_000))
            .as("cut after %d bytes", length)
            .isInstanceOf(AudioException.class);
      } else {
        Heard heard = bench.decode(file, 16_000);
        assertThat(heard.samples()).hasSize(blocks);
        assertThat(heard.warningCodes())
            .isEqualTo(length < dataAt + 12 ? List.of("audio-truncated") : List.of());
      }
    }
  }

  @Test
  void answersEveryMutationWithSamplesOrATypedException() {
    byte[][] seeds = seeds();
    Random random = new Random(20_261_120);
    DecodingBench limited =
        new DecodingBench(folder, new AudioLimits(Duration.ofSeconds(2), 40_000));
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] file = mutate(seeds[i % seeds.length], random);
      try {
        assertThat(limited.decode(file, 16_000).samples()).isNotEmpty();
      } catch (AudioException e) {
        assertThat(e.getMessage()).doesNotContain(folder.toString()).doesNotContain("dev.earshot");
        refused++;
      }
    }
    assertThat(refused).as("refused of 20000").isBetween(2_000, 18_000);
  }

  @Test
  void answersGarbageWithATypedException() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      byte[] garbage = new byte[random.nextInt(2_000)];
      random.nextBytes(garbage);
      if (garbage.length >= 12 && i % 2 == 0) {
        System.arraycopy(wav().build(), 0, garbage, 0, 12);
      }
      assertThatThrownBy(() -> bench.decode(garbage, 16_000)).isInstanceOf(AudioException.class);
    }
  }

  private static byte[][] seeds() {
    float[] samples = new float[64];
    return new byte[][] {
      wav().samples(samples).build(),
      wav(SampleEncoding.FLOAT_64).channels(2).samples(samples).build(),
      wav(SampleEncoding.PCM_24).extensible(20).rate(44_100).samples(samples).build(),
      wav(SampleEncoding.MU_LAW).rate(8_000).chunkBefore("LIST", 7).samples(samples).build(),
      wav().bigEndian().chunkBeforeWithoutPadding("fact", 5).samples(samples).build(),
      wav().wide(128).samples(samples).chunkAfter("LIST", 3).build(),
    };
  }

  /** Changes a few bits or bytes, mostly of the header, and cuts or lengthens now and then. */
  private static byte[] mutate(byte[] seed, Random random) {
    int length = random.nextInt(5) == 0 ? random.nextInt(2 * seed.length) : seed.length;
    byte[] file = Arrays.copyOf(seed, length);
    for (int i = random.nextInt(4); i >= 0 && length > 12; i--) {
      int at = 12 + random.nextInt(Math.min(length, 80) - 12);
      file[at] =
          (byte) (random.nextBoolean() ? file[at] ^ 1 << random.nextInt(8) : random.nextInt());
    }
    return file;
  }

  private void assertRefused(byte[] file, Class<? extends AudioException> type, String message) {
    assertThatThrownBy(() -> bench.decode(file, 16_000)).isInstanceOf(type).hasMessage(message);
  }
}
