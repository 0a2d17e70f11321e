package dev.earshot.testing;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** WAV headers, honest and lying. */
public final class Wav {
  private static final int HEADER_BYTES = 44;

  private Wav() {}

  /** The header of 16-bit PCM with any claims. */
  public static byte[] header(int channels, long rateHz, int bits, long dataBytes) {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt((int) (dataBytes + 36));
    header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
    header.putShort((short) channels).putInt((int) rateHz);
    header.putInt((int) (rateHz * channels * bits / 8)).putShort((short) (channels * bits / 8));
    header.putShort((short) bits).put("data".getBytes(StandardCharsets.US_ASCII));
    header.putInt((int) dataBytes);
    return header.array();
  }

  /** So much silence that it would not fit into memory. */
  public static InputStream silence(int channels, int rateHz, long dataBytes) {
    return new SequenceInputStream(
        new ByteArrayInputStream(header(channels, rateHz, 16, dataBytes)), zeros(dataBytes));
  }

  private static InputStream zeros(long length) {
    return new InputStream() {
      private long left = length;

      @Override
      public int read() {
        return left-- > 0 ? 0 : -1;
      }

      @Override
      public int read(byte[] target, int offset, int count) {
        if (left <= 0) {
          return -1;
        }
        int now = (int) Math.min(left, count);
        java.util.Arrays.fill(target, offset, offset + now, (byte) 0);
        left -= now;
        return now;
      }
    };
  }
}
