package dev.earshot.audio.decode.ffmpeg;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The ID3v2 tag before the sound, which players put before MP3, AAC and FLAC alike. */
final class Id3Tag {
  private static final int HEADER_BYTES = 10;

  private Id3Tag() {}

  static boolean starts(byte[] header) {
    return header.length >= HEADER_BYTES
        && header[0] == 'I'
        && header[1] == 'D'
        && header[2] == '3';
  }

  /** The first bytes of what follows the tag; none when the sound ends inside it. */
  static byte[] skip(InputStream in, int count) throws IOException {
    byte[] header = in.readNBytes(HEADER_BYTES);
    try {
      in.skipNBytes(sizeBytes(header));
    } catch (EOFException e) {
      return new byte[0];
    }
    return in.readNBytes(count);
  }

  /** Four bytes of seven bits each. */
  private static long sizeBytes(byte[] header) {
    long size = 0;
    for (int i = 6; i < HEADER_BYTES; i++) {
      size = size << 7 | header[i] & 0x7F;
    }
    return size;
  }
}
