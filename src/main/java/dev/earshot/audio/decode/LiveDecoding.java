package dev.earshot.audio.decode;

import dev.earshot.audio.AudioException;

/**
 * One sound that is decoded while it arrives. What arrives is handed over by one thread at a time
 * and never waits; {@link #close} may come from any thread. What is decoded goes to the output, in
 * order.
 */
public interface LiveDecoding extends AutoCloseable {
  /** Takes what is decoded. Called by one thread at a time, not always the same; must not block. */
  interface Output {
    /**
     * @param pcm signed 16-bit little-endian samples of one channel, given away
     */
    void decoded(byte[] pcm);

    /**
     * The sound cannot be decoded any further. The one reason to the client is the message. What
     * arrives from now on is ignored, but steps are run and the end is told.
     */
    void failed(AudioException why);

    /** All that arrived before the end was decoded. */
    void ended();
  }

  /**
   * Takes the next bytes of the sound, in pieces of any length.
   *
   * @param piece given away
   * @return false when more waits to be decoded than may wait; the piece is lost then
   */
  boolean accept(byte[] piece);

  /**
   * Runs a step in the order of the output: after what could be decoded of all that arrived before,
   * and before what arrives later.
   *
   * @return false when more steps wait than may wait; this one is not run then
   */
  boolean then(Runnable step);

  /** Nothing more will arrive. */
  void end();

  /** Gives up what is left; the output hears nothing any more, at once or very soon. */
  @Override
  void close();
}
