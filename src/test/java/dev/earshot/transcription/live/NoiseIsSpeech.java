package dev.earshot.transcription.live;

import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.vad.VoiceActivityDetector;
import dev.earshot.audio.vad.VoiceActivityDetectorFactory;
import java.util.stream.IntStream;

/** Whatever is not zero is speech. */
final class NoiseIsSpeech implements VoiceActivityDetectorFactory {
  @Override
  public String name() {
    return "noise";
  }

  @Override
  public VoiceActivityDetector newDetector(PcmFormat format) {
    return new VoiceActivityDetector() {
      @Override
      public int windowSamples() {
        return 320;
      }

      @Override
      public boolean isSpeech(short[] samples, int offset) {
        return IntStream.range(offset, offset + 320).anyMatch(i -> samples[i] != 0);
      }

      @Override
      public void close() {}
    };
  }
}
