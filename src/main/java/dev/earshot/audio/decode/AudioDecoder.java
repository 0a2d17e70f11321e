package dev.earshot.audio.decode;

import dev.earshot.audio.AudioSource;
import java.io.IOException;
import java.util.List;

/**
 * Reads one kind of container, e.g. WAV, or several. Thread-safe: what belongs to one sound lives
 * in the stream that it opens.
 */
public interface AudioDecoder {
  /** As many bytes of the beginning as a decoder is shown, fewer when the sound has fewer. */
  int HEADER_BYTES = 512;

  /** The names that people know, e.g. {@code WAV}; never empty. */
  List<String> containers();

  /** Whether the beginning is one of its kinds. Decides by a signature alone, quickly. */
  boolean recognises(byte[] header);

  /**
   * Reads the header.
   *
   * @param audio a sound that was recognised; what is opened of it belongs to the returned stream
   * @return to be closed by the caller
   * @throws dev.earshot.audio.UnsupportedAudioException when the encoding inside is none that this
   *     decoder knows; another one may
   * @throws dev.earshot.audio.AudioException when the header is damaged
   */
  SoundStream open(AudioSource audio) throws IOException;
}
