package dev.earshot.audio.decode;

import java.io.IOException;
import java.io.InputStream;

/**
 * One kind of container that can be read, e.g. WAV. Thread-safe: what belongs to one sound lives in
 * the stream that it opens.
 */
public interface AudioDecoder {
  /** As many bytes of the beginning as a decoder is shown, fewer when the sound has fewer. */
  int HEADER_BYTES = 512;

  /** The name that people know, e.g. {@code WAV}. */
  String name();

  /** Whether the beginning is one of this kind. Decides by a signature alone, quickly. */
  boolean recognises(byte[] header);

  /**
   * Reads the header.
   *
   * @param audio the whole sound from its first byte, recognised, with mark and reset; closed by
   *     the caller after the returned stream. A decoder that must seek copies it to a file of its
   *     own.
   * @throws dev.earshot.audio.AudioException when the header is damaged or the encoding unknown
   */
  SoundStream open(InputStream audio) throws IOException;
}
