package dev.earshot.audio.vad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.resample.PcmResampler;
import dev.earshot.recognition.TestSpeech;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every detector does, at any rate of a model. */
public abstract class VoiceActivityDetectorContract {
  /** Of the loud windows; what is missed in a row is shorter than any hang-over. */
  static final double FEW = 0.03;

  static final String SPEECH = "weather-slt.wav";

  protected abstract VoiceActivityDetectorFactory detectors();

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 44_100})
  void hearsSpeech(int rateHz) {
    var verdicts = judge(at(rateHz, TestSpeech.clip(SPEECH)));
    assertThat(verdicts.missedShare()).isLessThan(FEW);
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 44_100})
  void hearsNoSpeechInDigitalSilence(int rateHz) {
    var verdicts = judge(PcmChunk.of(new PcmFormat(rateHz), new short[5 * rateHz]));
    assertThat(verdicts.speechShare(0, 5)).isZero();
  }

  @Test
  void hearsSpeechOfAQuietMicrophone() {
    var verdicts =
        judge(Mix.scaled(TestSpeech.clip(SPEECH), Mix.peakAt(TestSpeech.clip(SPEECH), -40)));
    assertThat(verdicts.missedShare()).isLessThan(FEW);
  }

  @Test
  void hearsTheFirstWordOfAStream() {
    PcmChunk clip = TestSpeech.clip(SPEECH);
    int firstLoud = Verdicts.firstLoudSample(clip);
    var verdicts = judge(clip.slice(firstLoud, clip.length()));
    assertThat(verdicts.speechShare(0, 0.3)).isGreaterThan(0.5);
    assertThat(verdicts.missedShare()).isLessThan(FEW);
  }

  @Test
  void givesTheSameVerdictsEachTime() {
    PcmChunk clip = TestSpeech.clip(SPEECH);
    assertThat(judge(clip).all()).isEqualTo(judge(clip).all());
  }

  @Test
  void neitherChangesNorReadsOtherSamples() {
    try (var detector = detectors().newDetector(TestSpeech.FORMAT)) {
      int window = detector.windowSamples();
      short[] samples = TestSpeech.garbage(1).samples().clone();
      short[] before = samples.clone();
      detector.isSpeech(samples, samples.length - window);
      assertThat(samples).isEqualTo(before);
      assertThatThrownBy(() -> detector.isSpeech(samples, samples.length - window + 1))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void canBeClosedTwiceAndUsedNoMore() {
    var detector = detectors().newDetector(TestSpeech.FORMAT);
    detector.close();
    detector.close();
    assertThatThrownBy(() -> detector.isSpeech(new short[1_000], 0))
        .isInstanceOf(IllegalStateException.class);
  }

  final Verdicts judge(PcmChunk stream) {
    return Verdicts.of(detectors(), stream);
  }

  static PcmChunk at(int rateHz, PcmChunk clip) {
    var format = new PcmFormat(rateHz);
    if (clip.format().equals(format)) {
      return clip;
    }
    var resampler = new PcmResampler(clip.format(), format);
    PcmChunk most = resampler.accept(clip);
    PcmChunk rest = resampler.finish();
    short[] all = Arrays.copyOf(most.samples(), most.length() + rest.length());
    System.arraycopy(rest.samples(), 0, all, most.length(), rest.length());
    return PcmChunk.of(format, all);
  }
}
