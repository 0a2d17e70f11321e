package dev.earshot.engines.silero;

import dev.earshot.audio.vad.VoiceActivityDetector;

/**
 * Speech is what the network thinks more likely than not, and goes on until it is fairly sure of
 * the opposite. One thread at a time; holds no native memory.
 */
final class SileroDetector implements VoiceActivityDetector {
  private static final float BEGINS = 0.5f;
  private static final float GOES_ON = 0.35f;
  private static final float FULL_SCALE = 32_768;

  private final SpeechNetwork network;
  private final SileroRate rate;
  private final float[] input;
  private final float[][][] state = SpeechNetwork.newState();
  private boolean inSpeech;
  private boolean closed;

  SileroDetector(SpeechNetwork network, SileroRate rate) {
    this.network = network;
    this.rate = rate;
    this.input = rate.newInput();
  }

  @Override
  public int windowSamples() {
    return rate.windowSamples();
  }

  @Override
  public boolean isSpeech(short[] samples, int offset) {
    if (closed) {
      throw new IllegalStateException("detector closed");
    }
    int context = rate.contextSamples();
    System.arraycopy(input, rate.windowSamples(), input, 0, context);
    for (int i = 0; i < rate.windowSamples(); i++) {
      input[context + i] = samples[offset + i] / FULL_SCALE;
    }
    inSpeech = network.probability(rate, input, state) >= (inSpeech ? GOES_ON : BEGINS);
    return inSpeech;
  }

  @Override
  public void close() {
    closed = true;
  }
}
