package dev.earshot.recognition;

import dev.earshot.audio.PcmChunk;

/**
 * What hears the utterances of one stream: for each {@code begin}, then {@code feed} at least once,
 * then {@code end}. Called by the thread that calls the {@link Endpointer}. Offsets count samples
 * from the stream's first one.
 */
public interface UtteranceSink {
  /** An utterance begins; never before the end of the one before. */
  void begin(long offsetSamples);

  /**
   * The audio that follows, without a gap since the beginning of the utterance.
   *
   * @param audio not empty; whole windows but for the last, at the beginning and after a pause
   *     longer by what was withheld
   */
  void feed(PcmChunk audio);

  /** The utterance ended before this sample. */
  void end(long offsetSamples);
}
