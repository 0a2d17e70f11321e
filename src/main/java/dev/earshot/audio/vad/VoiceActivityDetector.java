package dev.earshot.audio.vad;

/**
 * Tells speech from what is none in one stream, window by window. One thread at a time. It learns
 * from what it hears, so it gets every window of its stream in order, and no other stream's.
 *
 * <p>In doubt a window is speech: what is called silence may never reach a recognizer.
 */
public interface VoiceActivityDetector extends AutoCloseable {
  /** The length of every window, at least 1; some 10 to 32 ms. */
  int windowSamples();

  /**
   * Judges the next window.
   *
   * @param samples not changed and not kept
   * @param offset where the window begins in {@code samples}
   * @throws IllegalStateException after {@link #close}
   */
  boolean isSpeech(short[] samples, int offset);

  /** Closing twice is harmless. */
  @Override
  void close();
}
