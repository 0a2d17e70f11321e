package dev.earshot.recognition;

import dev.earshot.audio.PcmFormat;

/**
 * Loaded weights. Thread-safe, shared by all sessions. {@link #close} is idempotent; it is called
 * after the last recognizer was closed.
 */
public interface SpeechModel extends AutoCloseable {
  ModelDescriptor descriptor();

  Capabilities capabilities();

  /** The rate that recognizers of this model expect. */
  PcmFormat inputFormat();

  /**
   * A recognizer for one stream; the caller closes it.
   *
   * @throws UnsupportedOptionException when an option is beyond {@link #capabilities}
   * @throws IllegalStateException after {@link #close}
   */
  Recognizer newRecognizer(RecognitionOptions options);

  /** Recognizers that may be open at once, for the memory they take; at least 1. */
  default int maxRecognizers() {
    return Integer.MAX_VALUE;
  }

  /** Gives back memory that is held ready for recognizers; called after quiet times. */
  default void releaseIdle() {}

  @Override
  void close();
}
