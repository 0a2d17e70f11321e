package dev.earshot.audio.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.Tone;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
  @ParameterizedTest
  @CsvSource({
    "48000, 16000", "44100, 16000", "96000, 16000", "22050, 16000", "11025, 16000", "8000, 16000",
    "16000, 8000", "16000, 48000", "44100, 48000", "192000, 8000", "44101, 16000", "7999, 16000",
    "16000, 15999", "767999, 16000"
  })
  void isFlatUpToNineTenthsOfTheLowerNyquist(int from, int to) {
    double lowerNyquistHz = Math.min(from, to) / 2.0;
    for (double part : new double[] {0.02, 0.1, 0.3, 0.5, 0.7, 0.8, 0.85, 0.88, 0.9}) {
      Tone tone = resampledTone(from, to, part * lowerNyquistHz);
      assertThat(Tone.decibels(tone.amplitude() / 0.9))
          .as("response at %s of the lower Nyquist, dB", part)
          .isCloseTo(0, within(0.1));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "48000, 16000",
    "44100, 16000",
    "96000, 16000",
    "22050, 16000",
    "16000, 8000",
    "192000, 8000",
    "44101, 16000",
    "16000, 15999",
    "767999, 16000"
  })
  void rejectsWhatWouldFoldBy80Decibels(int from, int to) {
    double targetNyquistHz = to / 2.0;
    double sourceNyquistHz = from / 2.0;
    for (int i = 0; i <= 12; i++) {
      double hz = targetNyquistHz + (sourceNyquistHz - targetNyquistHz) * i / 12.5;
      float[] output = resample(Tone.sine(hz, from, 0.9, from / 4), from, to);
      double heard = Tone.rms(output, output.length / 4, output.length * 3 / 4);
      assertThat(Tone.decibels(heard / (0.9 * Math.sqrt(0.5))))
          .as("alias of %s Hz, dB", hz)
          .isLessThan(-80);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "8000, 16000",
    "11025, 16000",
    "16000, 48000",
    "44100, 48000",
    "48000, 16000",
    "44100, 16000",
    "7999, 16000",
    "44101, 16000"
  })
  void addsNothingAbove80DecibelsBelowTheTone(int from, int to) {
    double lowerNyquistHz = Math.min(from, to) / 2.0;
    for (double part : new double[] {0.1, 0.5, 0.9}) {
      Tone tone = resampledTone(from, to, part * lowerNyquistHz);
      assertThat(Tone.decibels(tone.restRms() / (0.9 * Math.sqrt(0.5))))
          .as("mirror images and noise of a tone at %s of the lower Nyquist, dB", part)
          .isLessThan(-80);
    }
  }

  @ParameterizedTest
  @CsvSource({"48000, 16000", "44100, 16000", "8000, 16000", "44101, 16000", "16000, 44100"})
  void doesNotShiftATone(int from, int to) {
    for (double hz : new double[] {50, 400, 3000}) {
      assertThat(resampledTone(from, to, hz).phaseRadians()).isCloseTo(0, within(1e-4));
    }
  }

  @Test
  void keepsAnImpulseInItsPlaceAndSymmetric() {
    float[] source = new float[48_000];
    source[30_000] = 1;
    float[] target = resample(source, 48_000, 16_000);
    int loudest = 0;
    for (int i = 0; i < target.length; i++) {
      loudest = Math.abs(target[i]) > Math.abs(target[loudest]) ? i : loudest;
    }
    assertThat(loudest).isEqualTo(10_000);
    for (int i = 1; i < 60; i++) {
      assertThat(target[loudest - i]).isCloseTo(target[loudest + i], within(1e-6f));
    }
  }

  @Test
  void keepsTheFirstAndTheLastSamplesOfTheSound() {
    float[] constant = new float[4_800];
    Arrays.fill(constant, 0.5f);
    float[] target = resample(constant, 48_000, 16_000);
    // why: at the edge of a constant a filter without delay shows half a step and some ringing
    assertThat(target[0]).isBetween(0.2f, 0.45f);
    assertThat(target[target.length - 1]).isBetween(0.2f, 0.65f);
    assertThat(target[800]).isCloseTo(0.5f, within(1e-5f));
  }

  @ParameterizedTest
  @CsvSource({
    "48000, 16000, 30000",
    "44100, 16000, 30000",
    "11025, 16000, 30000",
    "44101, 16000, 30000",
    "1000, 768000, 500",
    "768000, 1000, 99999",
    "16000, 16000, 30000"
  })
  void givesTheSameBitsHoweverTheStreamIsCut(int from, int to, int length) {
    float[] source = noise(from, length);
    float[] whole = resample(source, from, to);
    for (int maxChunk : new int[] {1, 7, 1_000, 9_999}) {
      assertThat(resampleInChunks(source, from, to, maxChunk))
          .as("chunks of up to %d samples", maxChunk)
          .isEqualTo(whole);
    }
  }

  @Test
  void makesTheLengthTheNearestToTheSameTime() {
    int[] rates = {1_000, 7_999, 8_000, 11_025, 16_000, 22_050, 44_100, 44_101, 48_000, 96_000};
    Random random = new Random(5);
    for (int from : rates) {
      for (int to : rates) {
        int length = random.nextInt(3_000);
        long expected = Math.round((double) length * to / from);
        assertThat(resample(new float[length], from, to))
            .as("%d samples, %d to %d Hz", length, from, to)
            .hasSize((int) expected);
      }
    }
  }

  @Test
  void leavesEqualRatesUntouched() {
    float[] source = noise(3, 5_000);
    assertThat(resample(source, 22_050, 22_050)).isEqualTo(source);
  }

  @Test
  void refusesSamplesAfterTheEnd() {
    Resampler resampler = Resampler.between(new PcmFormat(8_000), new PcmFormat(16_000));
    resampler.finish();
    assertThatThrownBy(() -> resampler.accept(new float[1], 1))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(resampler::finish).isInstanceOf(IllegalStateException.class);
  }

  private static Tone resampledTone(int from, int to, double hz) {
    float[] output = resample(Tone.sine(hz, from, 0.9, from / 4), from, to);
    return Tone.in(output, hz, to, to / 16, to * 3 / 16);
  }

  private static float[] resample(float[] source, int from, int to) {
    return resampleInChunks(source, from, to, Integer.MAX_VALUE);
  }

  private static float[] resampleInChunks(float[] source, int from, int to, int maxChunk) {
    Resampler resampler = Resampler.between(new PcmFormat(from), new PcmFormat(to));
    Random random = new Random(maxChunk);
    float[] output = new float[0];
    float[] all = new float[(int) Math.round((double) source.length * to / from)];
    int made = 0;
    for (int at = 0; at < source.length; ) {
      int count = Math.min(source.length - at, 1 + random.nextInt(maxChunk));
      output = resampler.accept(Arrays.copyOfRange(source, at, at + count), count);
      System.arraycopy(output, 0, all, made, output.length);
      made += output.length;
      at += count;
    }
    output = resampler.finish();
    System.arraycopy(output, 0, all, made, output.length);
    return made + output.length == all.length ? all : Arrays.copyOf(all, made + output.length);
  }

  private static float[] noise(int seed, int length) {
    Random random = new Random(seed);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = 2 * random.nextFloat() - 1;
    }
    return samples;
  }
}
