package dev.earshot.engines.silero;

/**
 * A network that tells how likely a window is speech. Thread-safe: what it remembers of a stream is
 * the caller's. Names no class of ONNX Runtime, so that it can be talked about without one.
 */
interface SpeechNetwork {
  /** What is remembered of a stream of which nothing was heard. */
  static float[][][] newState() {
    return new float[2][1][128];
  }

  boolean knows(SileroRate rate);

  /**
   * Judges one window.
   *
   * @param input the context and the window, each sample from -1 to 1
   * @param state of the stream, replaced by the one after the window; zeros at first
   * @return 0 to 1
   * @throws IllegalStateException when the native library fails
   */
  float probability(SileroRate rate, float[] input, float[][][] state);
}
