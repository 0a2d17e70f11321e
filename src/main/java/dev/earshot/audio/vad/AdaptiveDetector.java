package dev.earshot.audio.vad;

import dev.earshot.audio.PcmFormat;
import java.time.Duration;

/**
 * Tells speech from the noise of its stream, which it learns and follows. One thread at a time.
 *
 * <p>Speech stands out of the noise in some octaves, steady noise in none, however loud it is; so
 * microphones may be quiet, off centre or humming. Noise that comes and goes as speech does (other
 * voices, music) is speech to it. A stream begins with speech until its noise is known, which takes
 * a little more than a second; noise that becomes louder is known after less than three.
 */
final class AdaptiveDetector implements VoiceActivityDetector {
  private static final Duration WINDOW = Duration.ofMillis(20);

  /** What noise may rise above its mean in each octave. */
  private static final double NOISE_DECIBELS = 3;

  /** What speech rises above that, all octaves together. */
  private static final double SPEECH_DECIBELS = 6;

  /** What the rest of a word rises, which is often quieter. */
  private static final double REST_DECIBELS = 2.5;

  /** How many windows after speech may be the rest of a word. */
  private static final int REST_WINDOWS = 8;

  private final OctaveBands bands;
  private final NoiseFloor[] floors;
  private final int windowSamples;
  private int windowsSinceSpeech = REST_WINDOWS;
  private boolean closed;

  AdaptiveDetector(PcmFormat format) {
    windowSamples = (int) format.samplesIn(WINDOW);
    bands = new OctaveBands(format, windowSamples);
    floors = new NoiseFloor[bands.count()];
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
    // why: a muted microphone says nothing about the noise that comes back with it
    boolean speech = !isConstant(samples, offset) && risesAboveNoise(bands.powers(samples, offset));
    windowsSinceSpeech = speech ? 0 : Math.min(windowsSinceSpeech + 1, REST_WINDOWS);
    return speech;
  }

  private boolean isConstant(short[] samples, int offset) {
    for (int i = 1; i < windowSamples; i++) {
      if (samples[offset + i] != samples[offset]) {
        return false;
      }
    }
    return true;
  }

  private boolean risesAboveNoise(double[] powers) {
    double decibels = 0;
    for (int i = 0; i < floors.length; i++) {
      decibels += Math.max(0, floors[i].decibelsAbove(powers[i]) - NOISE_DECIBELS);
    }
    return decibels > (windowsSinceSpeech < REST_WINDOWS ? REST_DECIBELS : SPEECH_DECIBELS);
  }

  @Override
  public void close() {
    closed = true;
  }
}
