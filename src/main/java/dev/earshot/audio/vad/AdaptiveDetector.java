package dev.earshot.audio.vad;

import dev.earshot.audio.PcmFormat;
import java.time.Duration;

/**
 * Tells speech from the noise of its stream, which it learns and follows: speech stands out of the
 * noise in some octave, steady noise in none. One thread at a time.
 */
final class AdaptiveDetector implements VoiceActivityDetector {
  private static final Duration WINDOW = Duration.ofMillis(20);

  private final OctaveBands bands;
  private final NoiseFloor[] floors;
  private final int windowSamples;
  private boolean closed;

  AdaptiveDetector(PcmFormat format) {
    this.windowSamples = (int) format.samplesIn(WINDOW);
    this.bands = new OctaveBands(format, windowSamples);
    this.floors = new NoiseFloor[bands.count()];
    for (int i = 0; i < floors.length; i++) {
      floors[i] = new NoiseFloor();
    }
  }

  @Override
  public int windowSamples() {
    return windowSamples;
  }

  @Override
  public boolean isSpeech(short[] samples, int offset) {
    if (closed) {
      throw new IllegalStateException("detector closed");
    }
    double[] powers = bands.powers(samples, offset);
    double score = 0;
    for (int i = 0; i < floors.length; i++) {
      score += Math.max(0, floors[i].decibelsAbove(powers[i]) - 3);
    }
    return score > 6;
  }

  @Override
  public void close() {
    closed = true;
  }
}
