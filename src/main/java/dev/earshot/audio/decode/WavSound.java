package dev.earshot.audio.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The samples of a WAV. One thread at a time. Bytes after the last whole sample are ignored. */
final class WavSound implements SoundStream {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final InputStream in;
  private final WavHeader header;
  private final ByteBuffer bytes;
  private long unreadBytes;
  private long truncatedBytes;
  private long repairedSamples;

  WavSound(InputStream in, ByteOrder order, WavHeader header) {
    this.in = in;
    this.header = header;
    this.bytes = ByteBuffer.allocate(BUFFER_BYTES).order(order);
    this.unreadBytes = header.dataBytes();
  }

  @Override
  public SoundFormat format() {
    return header.format().sound();
  }

  @Override
  public int read(float[] interleaved) throws IOException {
    int blockBytes = header.format().blockBytes();
    int room = Math.min(interleaved.length / format().channels(), BUFFER_BYTES / blockBytes);
    int wanted = (int) Math.min((long) room * blockBytes, unreadBytes);
    int got = in.readNBytes(bytes.array(), 0, wanted);
    unreadBytes -= got;
    if (got < wanted) {
      endEarly();
    }
    int blocks = got / blockBytes;
    int values = blocks * format().channels();
    header.format().encoding().decode(bytes, interleaved, values);
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
                  .formatted(truncatedBytes, header.dataBytes())));
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
  public void close() {
    // nothing of its own: the stream belongs to the opener
  }

  private void endEarly() {
    if (header.dataBytes() != WavHeader.UNTIL_THE_END) {
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
