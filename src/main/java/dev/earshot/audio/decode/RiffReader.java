package dev.earshot.audio.decode;

import dev.earshot.audio.DamagedAudioException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The chunks of a RIFF file, one after the other, without seeking. One thread at a time. Sizes are
 * only ever skipped or counted, never allocated.
 */
final class RiffReader {
  /** Chunks that may follow another one; used to tell sound or padding from a chunk. */
  private static final Set<String> USUAL_IDS =
      Set.of(
          "fmt ", "data", "fact", "LIST", "cue ", "bext", "iXML", "id3 ", "ID3 ", "JUNK", "junk",
          "PAD ", "FLLR", "PEAK", "smpl", "inst", "plst", "adtl", "axml", "chna", "_PMX");

  private static final int ID_BYTES = 4;

  private final InputStream in;
  private final ByteOrder order;
  private long unreadBytes;
  private boolean padded;

  private RiffReader(InputStream in, ByteOrder order) {
    this.in = in;
    this.order = order;
  }

  /**
   * A chunk's beginning.
   *
   * @param sizeBytes what it says, which need not be true
   */
  record Chunk(String id, long sizeBytes) {}

  /** Reads past the file's own header, which was recognised before. */
  static RiffReader open(InputStream in) throws IOException {
    byte[] form = in.readNBytes(12);
    boolean bigEndian = form[3] == 'X';
    return new RiffReader(in, bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  ByteOrder order() {
    return order;
  }

  /** Passes over the rest of the current chunk; none when the file ends before another one. */
  Optional<Chunk> next() throws IOException {
    skip(unreadBytes);
    if (padded && !usualIdFollows()) {
      skip(1);
    }
    byte[] bytes = in.readNBytes(ID_BYTES + Integer.BYTES);
    if (bytes.length < ID_BYTES + Integer.BYTES) {
      return Optional.empty();
    }
    long size = Integer.toUnsignedLong(ByteBuffer.wrap(bytes).order(order).getInt(ID_BYTES));
    unreadBytes = size;
    // why: an odd chunk is made even by one byte, which some writers forget
    padded = size % 2 == 1;
    return Optional.of(new Chunk(id(bytes), size));
  }

  /**
   * The beginning of the current chunk, at least {@code atLeast} and at most {@code atMost} bytes.
   */
  ByteBuffer body(Chunk chunk, int atLeast, int atMost) throws IOException {
    int wanted = (int) Math.min(atMost, chunk.sizeBytes());
    byte[] body = in.readNBytes(wanted);
    if (body.length < atLeast) {
      throw new DamagedAudioException(
          "%s header: chunk '%s' of %d bytes ends after %d, needs %d"
              .formatted(WavFormat.CONTAINER, chunk.id(), chunk.sizeBytes(), body.length, atLeast));
    }
    unreadBytes -= body.length;
    return ByteBuffer.wrap(body).order(order);
  }

  /** Whether another chunk follows, rather than padding or sound. Reads nothing away. */
  boolean usualIdFollows() throws IOException {
    in.mark(ID_BYTES);
    byte[] bytes = in.readNBytes(ID_BYTES);
    in.reset();
    return bytes.length == ID_BYTES && USUAL_IDS.contains(id(bytes));
  }

  private static String id(byte[] bytes) {
    return new String(Arrays.copyOf(bytes, ID_BYTES), StandardCharsets.ISO_8859_1);
  }

  private void skip(long bytes) throws IOException {
    long left = bytes;
    while (left > 0) {
      long skipped = in.skip(left);
      if (skipped <= 0) {
        // why: skip may pass over nothing without being at the end
        if (in.read() < 0) {
          return;
        }
        skipped = 1;
      }
      left -= skipped;
    }
  }
}
