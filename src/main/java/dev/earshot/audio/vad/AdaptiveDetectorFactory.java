package dev.earshot.audio.vad;

import dev.earshot.audio.PcmFormat;

/** Makes detectors that learn the noise of their stream: the default. Thread-safe. */
public final class AdaptiveDetectorFactory implements VoiceActivityDetectorFactory {
  @Override
  public String name() {
    return "adaptive";
  }

  @Override
  public VoiceActivityDetector newDetector(PcmFormat format) {
    return new AdaptiveDetector(format);
  }
}
