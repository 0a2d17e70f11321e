package dev.earshot.audio.vad;

import dev.earshot.audio.PcmFormat;
import java.time.Duration;

/** Makes detectors to which everything is speech, silence too. Thread-safe. */
public final class DetectionOff implements VoiceActivityDetectorFactory {
  private static final Duration WINDOW = Duration.ofMillis(20);

  @Override
  public String name() {
    return "off";
  }

  @Override
  public VoiceActivityDetector newDetector(PcmFormat format) {
    return new EverythingIsSpeech((int) format.samplesIn(WINDOW));
  }

  /** One thread at a time. */
  private record EverythingIsSpeech(int windowSamples) implements VoiceActivityDetector {
    @Override
    public boolean isSpeech(short[] samples, int offset) {
      return true;
    }

    @Override
    public void close() {}
  }
}
