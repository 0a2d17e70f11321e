package dev.earshot.audio.vad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.PcmFormat;
import org.junit.jupiter.api.Test;

class DetectionOffTest {
  @Test
  void takesSilenceForSpeech() {
    try (var detector = new DetectionOff().newDetector(new PcmFormat(8_000))) {
      assertThat(detector.windowSamples()).isEqualTo(160);
      assertThat(detector.isSpeech(new short[160], 0)).isTrue();
    }
  }
}
