package dev.earshot.engines.silero;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SileroDetectorTest {
  private final List<float[]> inputs = new ArrayList<>();

  @Test
  void speechBeginsWhenItIsLikelyAndEndsWhenItIsUnlikely() {
    assertThat(verdicts(0.49f, 0.5f, 0.36f, 0.34f, 0.36f, 0.5f))
        .containsExactly(false, true, true, false, false, true);
  }

  @Test
  void eachWindowComesAfterTheEndOfTheOneBefore() {
    SileroRate rate = SileroRate.WIDE;
    short[] samples = new short[2 * rate.windowSamples()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (i + 1);
    }
    var detector = new SileroDetector(answering(0), rate);
    detector.isSpeech(samples, 0);
    detector.isSpeech(samples, rate.windowSamples());
    float[] first = inputs.get(0);
    float[] second = inputs.get(1);
    assertThat(first).hasSize(576);
    assertThat(Arrays.copyOf(first, 64)).containsOnly(0);
    assertThat(Arrays.copyOf(second, 64)).isEqualTo(Arrays.copyOfRange(first, 512, 576));
    assertThat(second[64]).isEqualTo(513 / 32_768f);
  }

  private List<Boolean> verdicts(float... probabilities) {
    var detector = new SileroDetector(answering(probabilities), SileroRate.NARROW);
    List<Boolean> verdicts = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      verdicts.add(detector.isSpeech(new short[256], 0));
    }
    return verdicts;
  }

  private SpeechNetwork answering(float... probabilities) {
    return new SpeechNetwork() {
      @Override
      public boolean knows(SileroRate rate) {
        return true;
      }

      @Override
      public float probability(SileroRate rate, float[] input, float[][][] state) {
        inputs.add(input.clone());
        return probabilities[(inputs.size() - 1) % probabilities.length];
      }
    };
  }
}
