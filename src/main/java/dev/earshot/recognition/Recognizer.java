package dev.earshot.recognition;

import dev.earshot.audio.PcmChunk;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Warning;
import java.util.List;

/**
 * The decoding state of one stream. One thread at a time: a second thread gets {@link
 * IllegalStateException}, never a native call. All times count from the stream's first sample.
 *
 * <p>Life: any number of {@link #accept}, {@link #endUtterance} and {@link #calibrate}, then {@link
 * #finish}, then {@link #close}. After {@code finish} only {@code close} is allowed; after {@code
 * close} every other call throws {@link IllegalStateException}. Closing twice is harmless.
 *
 * <p>An engine that fails throws {@link RecognitionException}; the stream is then lost and can only
 * be closed.
 */
public interface Recognizer extends AutoCloseable {
  /** What could not be done as the options asked; known from the start. */
  List<Warning> warnings();

  /**
   * Shows audio that is about to follow through {@link #accept}, so that an engine which adapts to
   * loudness or channel can do so beforehand. Recognises nothing and does not advance the clock.
   * Called between utterances only. Engines that do not adapt ignore it.
   *
   * @param upcoming in the model's input format; the beginning or the whole of the next utterance
   */
  default void calibrate(PcmChunk upcoming) {}

  /**
   * Decodes one chunk. Takes time in proportion to its length, so callers cut the audio into steps.
   *
   * @param chunk in the model's input format; may be empty
   */
  RecognitionUpdate accept(PcmChunk chunk);

  /**
   * Ends the current utterance here; the stream goes on with the next chunk.
   *
   * @return what was said since the last final, in order; empty when nothing was
   */
  List<Segment> endUtterance();

  /**
   * Ends the stream.
   *
   * @return what was said since the last final, in order; empty when nothing was
   */
  List<Segment> finish();

  /** Frees the stream's state; called during a call by another thread, after that call. */
  @Override
  void close();
}
