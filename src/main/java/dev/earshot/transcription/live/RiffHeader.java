package dev.earshot.transcription.live;

import dev.earshot.audio.PcmFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Takes the header of a WAV file off the beginning of a stream that should be bare samples: many
 * clients send their file as it is. One thread at a time. Whatever is no header is passed on.
 */
final class RiffHeader {
  private static final int RIFF = 0x46464952;
  private static final int WAVE = 0x45564157;
  private static final int FORMAT = 0x20746d66;
  private static final int DATA = 0x61746164;
  private static final int PCM = 1;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int CHUNK_HEADER = 8;
  private static final int RIFF_HEADER = 12;

  /** No header is longer; what goes on is no header. */
  private static final int LONGEST = 64 * 1024;

  private byte[] held = new byte[0];
  private boolean over;
  private int rateHz;

  /** The bytes that are audio; may be none as long as a header may go on. */
  byte[] strip(byte[] bytes) {
    if (over) {
      return bytes;
    }
    held = concat(held, bytes);
    int audio = audioOffset();
    if (audio < 0) {
      return new byte[0];
    }
    over = true;
    byte[] rest = audio == 0 ? held : Arrays.copyOfRange(held, audio, held.length);
    held = new byte[0];
    return rest;
  }

  /** What was held back because it could have become a header. */
  byte[] end() {
    over = true;
    byte[] rest = held;
    held = new byte[0];
    return rest;
  }

  /** What the header said of the rate, when it described one channel of 16-bit samples. */
  Optional<PcmFormat> format() {
    return rateHz >= PcmFormat.MIN_RATE_HZ && rateHz <= PcmFormat.MAX_RATE_HZ
        ? Optional.of(new PcmFormat(rateHz))
        : Optional.empty();
  }

  boolean isOver() {
    return over;
  }

  /** Where the audio begins; negative when that cannot be said yet. */
  private int audioOffset() {
    ByteBuffer header = ByteBuffer.wrap(held).order(ByteOrder.LITTLE_ENDIAN);
    if (held.length < Integer.BYTES) {
      return "RIFF".startsWith(new String(held, StandardCharsets.ISO_8859_1)) ? -1 : 0;
    }
    if (header.getInt(0) != RIFF) {
      return 0;
    }
    if (held.length < RIFF_HEADER) {
      return -1;
    }
    return header.getInt(RIFF_HEADER - Integer.BYTES) == WAVE ? afterChunks(header) : 0;
  }

  private int afterChunks(ByteBuffer header) {
    long at = RIFF_HEADER;
    while (at + CHUNK_HEADER <= held.length) {
      int id = header.getInt((int) at);
      long length = Integer.toUnsignedLong(header.getInt((int) at + Integer.BYTES));
      if (id == DATA) {
        return (int) at + CHUNK_HEADER;
      }
      if (id == FORMAT && length >= 16 && at + CHUNK_HEADER + 16 <= held.length) {
        readFormat(header, (int) at + CHUNK_HEADER);
      }
      at += CHUNK_HEADER + length + length % 2;
      if (at > LONGEST) {
        return 0;
      }
    }
    return -1;
  }

  private void readFormat(ByteBuffer header, int at) {
    int encoding = Short.toUnsignedInt(header.getShort(at));
    boolean plain =
        (encoding == PCM || encoding == EXTENSIBLE)
            && header.getShort(at + 2) == 1
            && header.getShort(at + 14) == Short.SIZE;
    rateHz = plain ? header.getInt(at + 4) : 0;
  }

  private static byte[] concat(byte[] first, byte[] second) {
    if (first.length == 0) {
      return second;
    }
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
