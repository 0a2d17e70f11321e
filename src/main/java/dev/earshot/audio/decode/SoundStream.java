package dev.earshot.audio.decode;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The samples of one sound as they come out of its container. One thread at a time. */
public interface SoundStream extends Closeable {
  SoundFormat format();

  /**
   * The next samples, channels interleaved, as fractions of full scale, finite, -1 to 1.
   *
   * @param interleaved filled from its beginning; has room for one sample of each channel at least
   * @return the number of samples of each channel; 0 only at the end
   * @throws dev.earshot.audio.AudioException when the sound is damaged so that nothing of it is of
   *     use; a sound that breaks off just ends, with a warning
   */
  int read(float[] interleaved) throws IOException;

  /** What was wrong with the part read so far. */
  List<DecodeWarning> warnings();
}
