package dev.earshot.audio.decode;

import static dev.earshot.audio.decode.WavBuilder.wav;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.audio.Tone;
import dev.earshot.audio.decode.DecodingBench.Heard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class WavDecodingTest {
  private static final int RATE_HZ = 16_000;

  @TempDir Path folder;

  private DecodingBench bench;

  @BeforeEach
  void setUp() {
    bench = DecodingBench.in(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "PCM_8, 0.004", "PCM_16, 0.00002", "PCM_24, 0.00002", "PCM_32, 0.00002",
    "FLOAT_32, 0.00002", "FLOAT_64, 0.00002", "A_LAW, 0.012", "MU_LAW, 0.012"
  })
  void hearsTheToneInEveryEncoding(SampleEncoding encoding, double tolerance) {
    byte[] file = wav(encoding).samples(tone()).build();
    byte[] reversed = wav(encoding).bigEndian().samples(tone()).build();
    byte[] extensible = wav(encoding).extensible(8 * encoding.bytes()).samples(tone()).build();
    for (byte[] variant : new byte[][] {file, reversed, extensible}) {
      Heard heard = bench.decode(variant, RATE_HZ);
      assertThat(heard.samples()).hasSize(RATE_HZ);
      Tone tone = Tone.in(heard.fractions(), 440, RATE_HZ, 0, RATE_HZ);
      assertThat(tone.amplitude()).isCloseTo(0.7, within(tolerance));
      assertThat(tone.phaseRadians()).isCloseTo(0, within(0.001));
      assertThat(tone.restRms()).isLessThan(tolerance);
      assertThat(heard.warnings()).isEmpty();
      assertThat(heard.kind()).isEqualTo("WAV 16000 Hz, 1 channel, " + encoding.label());
    }
  }

  /** A 16-bit sample is exact in all of these, floats included: 24 bits of mantissa are enough. */
  @ParameterizedTest
  @EnumSource(
      value = SampleEncoding.class,
      mode = Mode.EXCLUDE,
      names = {"PCM_8", "A_LAW", "MU_LAW"})
  void everyLosslessEncodingGivesTheVerySameSamples(SampleEncoding encoding) {
    short[] expected = new short[65_536];
    float[] fractions = new float[expected.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (short) i;
      fractions[i] = expected[i] / 32768f;
    }
    Heard heard = bench.decode(wav(encoding).samples(fractions).build(), RATE_HZ);
    assertThat(heard.samples()).isEqualTo(expected);
  }

  @Test
  void readsTheCornersOfMuLawAndALawAsTheStandardSays() {
    byte[] file = wav(SampleEncoding.MU_LAW).samples(0, 0, 0, 0).build();
    setTail(file, 0x00, 0x80, 0xFF, 0x7F);
    assertThat(bench.decode(file, RATE_HZ).samples())
        .containsExactly((short) -32_124, (short) 32_124, (short) 0, (short) 0);
    file = wav(SampleEncoding.A_LAW).samples(0, 0, 0, 0).build();
    setTail(file, 0xD5, 0x55, 0xAA, 0x2A);
    assertThat(bench.decode(file, RATE_HZ).samples())
        .containsExactly((short) 8, (short) -8, (short) 32_256, (short) -32_256);
  }

  @Test
  void readsEightBitsAsUnsigned() {
    byte[] file = wav(SampleEncoding.PCM_8).samples(0, 0, 0, 0).build();
    setTail(file, 0x00, 0x80, 0xFF, 0x81);
    assertThat(bench.decode(file, RATE_HZ).samples())
        .containsExactly(Short.MIN_VALUE, (short) 0, (short) 32_512, (short) 256);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 8_000, 11_025, 22_050, 44_100, 44_101, 48_000, 96_000, 768_000})
  void bringsEveryRateToTheTargetInLengthAndTime(int rateHz) {
    byte[] file = wav().rate(rateHz).samples(Tone.sine(100, rateHz, 0.5, 2 * rateHz)).build();
    Heard heard = bench.decode(file, RATE_HZ);
    assertThat(heard.duration()).isEqualTo(Duration.ofSeconds(2));
    Tone tone = Tone.in(heard.fractions(), 100, RATE_HZ, RATE_HZ / 2, RATE_HZ * 3 / 2);
    assertThat(tone.amplitude()).isCloseTo(0.5, within(0.0001));
    assertThat(tone.phaseRadians()).isCloseTo(0, within(0.0001));
    assertThat(tone.restRms()).isLessThan(0.0001);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 64})
  void mixesChannelsToTheirMean(int channels) {
    float[] samples = new float[100 * channels];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = i % channels == 0 ? 0.5f : 0.25f;
    }
    Heard heard = bench.decode(wav().channels(channels).samples(samples).build(), RATE_HZ);
    short mean = (short) Math.round(32_768 * (0.5 + 0.25 * (channels - 1)) / channels);
    short[] expected = new short[100];
    Arrays.fill(expected, mean);
    assertThat(heard.samples()).isEqualTo(expected);
    assertThat(heard.kind()).contains(channels + " channels");
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        0xFFFF_FFFFL,
        0xFFFF_FFDBL,
        0x7FFF_FFFFL,
        0x7FFF_F000L,
        0x8000_0000L,
        0x7FFF_FFDBL
      })
  void readsStreamedFilesToTheirEndWithoutWarning(long placeholder) {
    byte[] file = wav().samples(tone()).riffSize(placeholder).dataSize(placeholder).build();
    Heard heard = bench.decode(file, RATE_HZ);
    assertThat(heard.samples()).hasSize(RATE_HZ);
    assertThat(heard.warnings()).isEmpty();
  }

  @Test
  void passesOverOtherChunksPaddedOrNot() {
    byte[] plain = wav().samples(tone()).build();
    byte[] decorated =
        wav()
            .samples(tone())
            .chunkBefore("LIST", 26)
            .chunkBefore("bext", 603)
            .chunkBefore("what", 0)
            .chunkAfter("LIST", 27)
            .build();
    byte[] unpadded =
        wav().samples(tone()).chunkBeforeWithoutPadding("LIST", 27).fmtExtra(2).build();
    short[] expected = bench.decode(plain, RATE_HZ).samples();
    assertThat(bench.decode(decorated, RATE_HZ).samples()).isEqualTo(expected);
    assertThat(bench.decode(unpadded, RATE_HZ).samples()).isEqualTo(expected);
  }

  @Test
  void doesNotTakeChunksAfterTheSamplesForSound() {
    byte[] file = wav(SampleEncoding.PCM_8).samples(0, 0, 0).chunkAfter("LIST", 400).build();
    assertThat(bench.decode(file, RATE_HZ).samples()).containsExactly(new short[3]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 24, 1_000, 65_000})
  void acceptsALongerFormatChunk(int extraBytes) {
    byte[] file = wav().samples(tone()).fmtExtra(extraBytes).build();
    assertThat(bench.decode(file, RATE_HZ).samples()).hasSize(RATE_HZ);
  }

  @Test
  void ignoresBytesAfterTheLastWholeSample() {
    byte[] known = wav().channels(2).samples(0.5f, 0.5f).oddBytes(3).build();
    byte[] streamed = wav().channels(2).samples(0.5f, 0.5f).oddBytes(3).dataSize(0).build();
    for (byte[] file : new byte[][] {known, streamed}) {
      Heard heard = bench.decode(file, RATE_HZ);
      assertThat(heard.samples()).containsExactly((short) 16_384);
      assertThat(heard.warnings()).isEmpty();
    }
  }

  @Test
  void readsWideFilesBySizesOfTheirOwnChunk() {
    byte[] exact = wav().wide(2_000).samples(tone()).build();
    assertThat(bench.decode(exact, RATE_HZ).samples()).hasSize(1_000);
    byte[] unknown = wav().wide(0).samples(tone()).build();
    assertThat(bench.decode(unknown, RATE_HZ).samples()).hasSize(RATE_HZ);
    byte[] lying = wav().wide(Long.MIN_VALUE).form("BW64").samples(tone()).build();
    assertThat(bench.decode(lying, RATE_HZ).samples()).hasSize(RATE_HZ);
  }

  @Test
  void acceptsFewerValidBitsThanAreStored() {
    byte[] file = wav(SampleEncoding.PCM_32).extensible(24).samples(0.5f).build();
    assertThat(bench.decode(file, RATE_HZ).samples()).containsExactly((short) 16_384);
  }

  @ParameterizedTest
  @EnumSource(
      value = SampleEncoding.class,
      names = {"FLOAT_32", "FLOAT_64"})
  void clipsWildFloatsAndSaysSo(SampleEncoding encoding) {
    float[] wild = {
      0.25f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1e38f, -3, 1, -1
    };
    Heard heard = bench.decode(wav(encoding).samples(wild).build(), RATE_HZ);
    short max = Short.MAX_VALUE;
    short min = Short.MIN_VALUE;
    assertThat(heard.samples())
        .containsExactly((short) 8_192, (short) 0, max, min, max, min, max, min);
    assertThat(heard.warningCodes()).containsExactly("samples-out-of-range");
    assertThat(heard.warnings().get(0).message())
        .isEqualTo("5 samples beyond full scale were clipped");
  }

  @ParameterizedTest
  @ValueSource(
      floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1e38f, -1e38f})
  void aWildFloatDoesNotPoisonItsNeighbours(float wild) {
    float[] samples = new float[4_800];
    Arrays.fill(samples, 0.25f);
    samples[2_400] = wild;
    byte[] file = wav(SampleEncoding.FLOAT_32).rate(48_000).samples(samples).build();
    float[] heard = bench.decode(file, RATE_HZ).fractions();
    for (int i = 100; i < 1_500; i++) {
      assertThat(heard[i]).as("sample %d", i).isBetween(-0.2f, 0.55f);
    }
    assertThat(heard[798]).isCloseTo(0.25f, within(0.1f));
  }

  @Test
  void transcribesUpToTheDamageWithAWarning() {
    byte[] whole = wav().samples(tone()).chunkBefore("LIST", 10).build();
    byte[] half = Arrays.copyOf(whole, whole.length - RATE_HZ - 1);
    Heard heard = bench.decode(half, RATE_HZ);
    assertThat(heard.samples())
        .isEqualTo(Arrays.copyOf(bench.decode(whole, RATE_HZ).samples(), RATE_HZ / 2 - 1));
    assertThat(heard.warnings())
        .containsExactly(
            new DecodeWarning(
                "audio-truncated", "the audio breaks off: 16001 of 32000 bytes are missing"));
  }

  private static float[] tone() {
    return Tone.sine(440, RATE_HZ, 0.7, RATE_HZ);
  }

  private static void setTail(byte[] file, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      file[file.length - bytes.length + i] = (byte) bytes[i];
    }
  }
}
