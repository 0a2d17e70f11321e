package dev.earshot.recognition;

import dev.earshot.audio.vad.VoiceActivityDetector;

/** A detector for tests: a window is speech when its first sample is negative. */
final class NegativeIsSpeech implements VoiceActivityDetector {
  private final int windowSamples;
  private boolean closed;

  NegativeIsSpeech(int windowSamples) {
    this.windowSamples = windowSamples;
  }

  @Override
  public int windowSamples() {
    return windowSamples;
  }

  @Override
  public boolean isSpeech(short[] samples, int offset) {
    return samples[offset] < 0;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
