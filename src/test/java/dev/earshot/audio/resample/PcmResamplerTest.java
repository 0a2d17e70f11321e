package dev.earshot.audio.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.SampleScale;
import dev.earshot.audio.Tone;
import org.junit.jupiter.api.Test;

class PcmResamplerTest {
  private static final PcmFormat PHONE = new PcmFormat(8_000);
  private static final PcmFormat WIDE = new PcmFormat(16_000);

  @Test
  void convertsALiveStreamChunkByChunk() {
    PcmResampler resampler = new PcmResampler(PHONE, WIDE);
    short[] sine = new short[8_000];
    float[] fractions = Tone.sine(440, 8_000, 0.5, sine.length);
    for (int i = 0; i < sine.length; i++) {
      sine[i] = SampleScale.toPcm(fractions[i]);
    }
    float[] heard = new float[16_000];
    int length = 0;
    for (int at = 0; at < sine.length; at += 160) {
      PcmChunk chunk = resampler.accept(PcmChunk.of(PHONE, sine).slice(at, at + 160));
      assertThat(chunk.format()).isEqualTo(WIDE);
      length = append(chunk, heard, length);
    }
    assertThat(length).isBetween(15_880, 15_999);
    length = append(resampler.finish(), heard, length);
    assertThat(length).isEqualTo(16_000);
    Tone tone = Tone.in(heard, 440, 16_000, 1_000, 15_000);
    assertThat(tone.amplitude()).isCloseTo(0.5, within(0.001));
    assertThat(tone.phaseRadians()).isCloseTo(0, within(0.001));
  }

  @Test
  void refusesAChunkOfAnotherRate() {
    PcmResampler resampler = new PcmResampler(PHONE, WIDE);
    assertThatThrownBy(() -> resampler.accept(PcmChunk.of(WIDE, new short[1])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("chunk of 16000 Hz in a stream of 8000 Hz");
  }

  private static int append(PcmChunk chunk, float[] target, int at) {
    for (int i = 0; i < chunk.length(); i++) {
      target[at + i] = SampleScale.toFraction(chunk.samples()[i]);
    }
    return at + chunk.length();
  }
}
