package dev.earshot.audio.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples one after the other, as WAV, AIFF and AU hold them. One thread at a time. Bytes after the
 * last whole sample are ignored.
 */
final class UncompressedSound implements SoundStream {
  private static final int BUFFER_BYTES = 64 * 1024;

  /** What is said about the samples when their writer could not know how many there will be. */
  static final long UNTIL_THE_END = Long.MAX_VALUE;

  private final InputStream in;
  private final SoundFormat format;
  private final SampleEncoding encoding;
  private final long dataBytes;
  private final ByteBuffer bytes;
  private long unreadBytes;
  private long truncatedBytes;
  private long repairedSamples;

  /**
   * @param in stands at the first sample; closed with this
   * @param dataBytes of samples that the header promises, or {@link #UNTIL_THE_END}
   */
  UncompressedSound(
      InputStream in,
      ByteOrder order,
      SoundFormat format,
      SampleEncoding encoding,
      long dataBytes) {
    this.in = in;
    this.format = format;
    this.encoding = encoding;
    this.dataBytes = dataBytes;
    this.bytes = ByteBuffer.allocate(BUFFER_BYTES).order(order);
    this.unreadBytes = dataBytes;
  }

  @Override
  public SoundFormat format() {
    return format;
  }

  @Override
  public int read(float[] interleaved) throws IOException {
    int blockBytes = format.channels() * encoding.bytes();
    int room = Math.min(interleaved.length / format.channels(), BUFFER_BYTES / blockBytes);
    int wanted = (int) Math.min((long) room * blockBytes, unreadBytes);
    int got = in.readNBytes(bytes.array(), 0, wanted);
    unreadBytes -= got;
    if (got < wanted) {
      endEarly();
    }
    int blocks = got / blockBytes;
    int values = blocks * format.channels();
    encoding.decode(bytes, interleaved, values);
    repair(interleaved, values);
    return blocks;
  }

  @Override
  public List<DecodeWarning> warnings() {
    List<DecodeWarning> warnings = new ArrayList<>();
    if (truncatedBytes > 0) {
      warnings.add(
          new DecodeWarning(
              "audio-truncated",
              "the audio breaks off: %d of %d bytes are missing"
                  .formatted(truncatedBytes, dataBytes)));
    }
    if (repairedSamples > 0) {
      warnings.add(
          new DecodeWarning(
              "samples-out-of-range",
              "%d samples beyond full scale were clipped".formatted(repairedSamples)));
    }
    return List.copyOf(warnings);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void endEarly() {
    if (dataBytes != UNTIL_THE_END) {
      truncatedBytes = unreadBytes;
    }
    unreadBytes = 0;
  }

  /** Floating-point files may hold anything: not a number becomes 0, too much full scale. */
  private void repair(float[] fractions, int count) {
    for (int i = 0; i < count; i++) {
      float fraction = fractions[i];
      if (!(Math.abs(fraction) <= 1)) {
        fractions[i] = Float.isNaN(fraction) ? 0 : Math.signum(fraction);
        repairedSamples++;
      }
    }
  }
}
