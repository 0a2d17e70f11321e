package dev.earshot.audio.vad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.AudioLimits;
import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.PcmRecording;
import dev.earshot.audio.PcmSpool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionSplitterTest {
  private static final int RATE_HZ = 16_000;
  private static final PcmFormat FORMAT = new PcmFormat(RATE_HZ);

  @TempDir Path folder;

  private final RegionSplitter splitter = new RegionSplitter(Duration.ofSeconds(20));
  private final Random random = new Random(3);

  @Test
  void leavesAShortRecordingWhole() throws IOException {
    assertThat(split(noise(20, 3_000))).containsExactly(new Region(0, 20 * RATE_HZ, false));
  }

  @Test
  void hasNoRegionsForNothing() throws IOException {
    assertThat(split(new short[0])).isEmpty();
  }

  @Test
  void cutsInTheMiddleOfThePause() throws IOException {
    short[] samples = noise(30, 3_000);
    quieten(samples, 14.0, 15.0, 30);
    List<Region> regions = split(samples);
    assertThat(regions).hasSize(2);
    assertThat(regions.get(1).offsetSamples() / (double) RATE_HZ).isBetween(14.45, 14.55);
  }

  @Test
  void findsAPauseInLoudNoise() throws IOException {
    short[] samples = noise(30, 3_000);
    quieten(samples, 14.0, 15.0, 1_000);
    assertThat(split(samples).get(1).offsetSamples() / (double) RATE_HZ).isBetween(14.45, 14.55);
  }

  @Test
  void prefersTheLongestPause() throws IOException {
    short[] samples = noise(30, 3_000);
    quieten(samples, 12.0, 12.2, 0);
    quieten(samples, 13.0, 13.8, 60);
    quieten(samples, 18.0, 18.3, 30);
    assertThat(split(samples).get(1).offsetSamples() / (double) RATE_HZ).isBetween(13.35, 13.45);
  }

  @Test
  void findsThePauseInSpiteOfAConstantOffset() throws IOException {
    short[] samples = noise(30, 3_000);
    quieten(samples, 14.0, 15.0, 30);
    for (int i = 0; i < samples.length; i++) {
      samples[i] += 9_000;
    }
    assertThat(split(samples).get(1).offsetSamples() / (double) RATE_HZ).isBetween(14.45, 14.55);
  }

  @Test
  void doesNotCutInTheFirstHalf() throws IOException {
    short[] samples = noise(30, 3_000);
    quieten(samples, 3.0, 6.0, 0);
    quieten(samples, 16.0, 16.2, 30);
    assertThat(split(samples).get(1).offsetSamples() / (double) RATE_HZ).isBetween(16.05, 16.15);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 20, 300})
  void coversEverySampleInRegionsOfBoundedLength(int maxSeconds) throws IOException {
    short[] samples = noise(70, 2_000);
    for (int i = 0; i < 60; i++) {
      double at = random.nextDouble() * 69;
      quieten(samples, at, at + random.nextDouble(), 20);
    }
    List<Region> regions = split(new RegionSplitter(Duration.ofSeconds(maxSeconds)), samples);
    long expectedOffset = 0;
    for (Region region : regions) {
      assertThat(region.offsetSamples()).isEqualTo(expectedOffset);
      assertThat(region.lengthSamples()).isBetween(1, maxSeconds * RATE_HZ);
      expectedOffset = region.endSamples();
    }
    assertThat(expectedOffset).isEqualTo(samples.length);
    assertThat(regions.size()).isLessThanOrEqualTo(2 * 70 / maxSeconds + 1);
  }

  @Test
  void callsOnlyDigitalSilenceSilent() throws IOException {
    short[] samples = noise(12, 2);
    assertThat(split(samples)).containsExactly(new Region(0, samples.length, true));
    samples[100_000] = 3;
    assertThat(split(samples)).containsExactly(new Region(0, samples.length, false));
    samples[100_000] = Short.MIN_VALUE;
    assertThat(split(samples)).containsExactly(new Region(0, samples.length, false));
  }

  @Test
  void refusesAMaximumThatMakesNoSense() {
    for (Duration max : List.of(Duration.ZERO, Duration.ofMillis(999), Duration.ofMinutes(11))) {
      assertThatThrownBy(() -> new RegionSplitter(max))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private List<Region> split(short[] samples) throws IOException {
    return split(splitter, samples);
  }

  private List<Region> split(RegionSplitter with, short[] samples) throws IOException {
    AudioLimits limits = new AudioLimits(Duration.ofHours(1), 1 << 28);
    try (PcmSpool spool = PcmSpool.create(FORMAT, limits, folder)) {
      spool.append(PcmChunk.of(FORMAT, samples));
      try (PcmRecording recording = spool.finish()) {
        return with.split(recording);
      }
    }
  }

  private short[] noise(int seconds, int amplitude) {
    short[] samples = new short[seconds * RATE_HZ];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (random.nextInt(2 * amplitude + 1) - amplitude);
    }
    return samples;
  }

  private void quieten(short[] samples, double fromSeconds, double toSeconds, int amplitude) {
    for (int i = (int) (fromSeconds * RATE_HZ); i < (int) (toSeconds * RATE_HZ); i++) {
      samples[i] = (short) (random.nextInt(2 * amplitude + 1) - amplitude);
    }
  }
}
