package dev.earshot.engines.pocketsphinx;

import dev.earshot.recognition.RecognitionException;

/** A decoder out of its pool, for one recognizer. One thread at a time. */
final class Loan {
  /** Ending an utterance longer than this costs more than loading a new decoder: five seconds. */
  private static final int WORTH_ENDING_FRAMES = 500;

  private final DecoderPool pool;
  private final Decoder decoder;
  private final Vocabulary vocabulary;
  private boolean failed;

  Loan(DecoderPool pool, Decoder decoder, Vocabulary vocabulary) {
    this.pool = pool;
    this.decoder = decoder;
    this.vocabulary = vocabulary;
  }

  Decoder decoder() {
    return decoder;
  }

  /**
   * @throws RecognitionException after a failure
   * @throws IllegalStateException after the model was closed
   */
  void requireUsable() {
    if (failed) {
      throw new RecognitionException("the stream was lost by an earlier failure");
    }
    if (pool.isClosed()) {
      throw new IllegalStateException("the model is closed");
    }
  }

  /** The decoder is in an unknown state and serves nobody any more. */
  void markFailed() {
    failed = true;
  }

  void giveBack() {
    boolean abandoned = decoder.isSpeaking() && decoder.framesDecoded() > WORTH_ENDING_FRAMES;
    if (failed || abandoned || pool.isClosed()) {
      pool.discard(decoder);
      return;
    }
    try {
      decoder.abandon();
      decoder.languageModel().remove(vocabulary);
      pool.release(decoder);
    } catch (RuntimeException unusable) {
      pool.discard(decoder);
    }
  }
}
