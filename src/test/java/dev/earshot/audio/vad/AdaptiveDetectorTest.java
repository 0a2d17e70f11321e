package dev.earshot.audio.vad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.TestSpeech;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptiveDetectorTest extends VoiceActivityDetectorContract {
  /** A false alarm now and then is the price of missing nothing. */
  private static final double RARE = 0.04;

  @Override
  protected VoiceActivityDetectorFactory detectors() {
    return new AdaptiveDetectorFactory();
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 44_100})
  void learnsSteadyNoise(int rateHz) {
    for (double amplitude : new double[] {0.5, 20, 3_000}) {
      var verdicts = judge(Mix.noise(new PcmFormat(rateHz), 20, t -> amplitude));
      assertThat(verdicts.speechShare(1.5, 20)).as("noise of %s", amplitude).isLessThan(RARE);
    }
  }

  @Test
  void hearsTheQuietRestOfAWordButNoSoundAsQuietOnItsOwn() {
    DoubleUnaryOperator alone = t -> t > 5.1 && t < 5.5 ? 470 : 300;
    DoubleUnaryOperator rest = t -> t > 5 && t < 5.1 ? 3_000 : alone.applyAsDouble(t);
    assertThat(shareOfQuietPart(rest)).isGreaterThan(0.2);
    assertThat(shareOfQuietPart(alone)).isLessThan(0.05);
  }

  private double shareOfQuietPart(DoubleUnaryOperator amplitude) {
    return judge(Mix.noise(TestSpeech.FORMAT, 6, amplitude)).speechShare(5.1, 5.5);
  }

  @Test
  void takesTheBeginningForSpeechUntilTheNoiseIsKnown() {
    var verdicts = judge(Mix.noise(TestSpeech.FORMAT, 2, t -> 300));
    assertThat(verdicts.speechShare(0, 1)).isEqualTo(1);
  }

  @Test
  void learnsThatTheNoiseBecameLouder() {
    var verdicts = judge(Mix.noise(TestSpeech.FORMAT, 20, t -> t < 10 ? 20 : 2_000));
    assertThat(verdicts.speechShare(10, 12)).isGreaterThan(0.9);
    assertThat(verdicts.speechShare(13, 20)).isLessThan(RARE);
  }

  @Test
  void hearsSpeechAtOnceWhenTheNoiseIsGone() {
    PcmChunk loud = Mix.noise(TestSpeech.FORMAT, 5, t -> 6_000);
    PcmChunk speech = Mix.withNoise(TestSpeech.clip(SPEECH), t -> 10);
    PcmChunk clean = TestSpeech.join(TestSpeech.silence(5), TestSpeech.clip(SPEECH));
    var verdicts = judge(TestSpeech.join(loud, speech));
    assertThat(verdicts.missedShareOf(clean)).isLessThan(FEW);
  }

  @Test
  void followsNoiseThatGrowsSlowly() {
    var verdicts = judge(Mix.noise(TestSpeech.FORMAT, 60, t -> 20 * Math.pow(10, t / 40)));
    assertThat(verdicts.speechShare(2, 60)).isLessThan(0.1);
  }

  @Test
  void hearsSpeechInNoise() {
    PcmChunk clean = TestSpeech.join(TestSpeech.silence(3), TestSpeech.clip(SPEECH));
    var verdicts = judge(Mix.withNoise(clean, t -> 100));
    assertThat(verdicts.missedShareOf(clean)).isLessThan(FEW);
    assertThat(verdicts.speechShare(1.5, 3)).isLessThan(RARE);
  }

  @Test
  void doesNotMindAConstantOffset() {
    PcmChunk clean = TestSpeech.join(TestSpeech.silence(3), TestSpeech.clip(SPEECH));
    var plain = judge(Mix.withNoise(clean, t -> 100));
    var shifted = judge(Mix.plus(Mix.withNoise(clean, t -> 100), 9_000));
    assertThat(shifted.all()).isEqualTo(plain.all());
  }

  @Test
  void takesAnyConstantForSilence() {
    var verdicts = judge(Mix.plus(TestSpeech.silence(5), -9_000));
    assertThat(verdicts.speechShare(0, 5)).isZero();
  }

  @Test
  void doesNotMindHum() {
    short[] hum = new short[20 * 16_000];
    for (int i = 0; i < hum.length; i++) {
      hum[i] = (short) (8_000 * Math.sin(2 * Math.PI * 50 * i / 16_000));
    }
    var verdicts = judge(Mix.withNoise(PcmChunk.of(TestSpeech.FORMAT, hum), t -> 20));
    assertThat(verdicts.speechShare(1.5, 20)).isLessThan(RARE);
  }

  @Test
  void remembersTheNoiseWhileTheMicrophoneIsMuted() {
    var verdicts = judge(Mix.noise(TestSpeech.FORMAT, 20, t -> t % 4 < 2 ? 300 : 0));
    assertThat(verdicts.speechShare(2.1, 20)).isLessThan(RARE);
  }
}
