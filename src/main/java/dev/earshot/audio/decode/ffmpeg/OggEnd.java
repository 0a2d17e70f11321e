package dev.earshot.audio.decode.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Looks whether an Ogg file goes on to its end. Its last page bears a mark for that (RFC 3533, 6);
 * ffmpeg does not miss it.
 */
final class OggEnd {
  /** Longer than any page. */
  private static final int TAIL_BYTES = 66_000;

  private static final int HEADER_BYTES = 27;
  private static final int FLAGS_AT = 5;
  private static final int LAST_PAGE = 4;

  private OggEnd() {}

  /** Whether the last page is whole and says that it is the last one. */
  static boolean isThere(Path file) throws IOException {
    ByteBuffer tail = tail(file);
    for (int at = tail.limit() - HEADER_BYTES; at >= 0; at--) {
      if (isPage(tail, at)) {
        return (tail.get(at + FLAGS_AT) & LAST_PAGE) != 0 && isWhole(tail, at);
      }
    }
    return false;
  }

  private static ByteBuffer tail(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer tail = ByteBuffer.allocate((int) Math.min(channel.size(), TAIL_BYTES));
      long start = channel.size() - tail.capacity();
      while (tail.hasRemaining() && channel.read(tail, start + tail.position()) >= 0) {
        // reads on
      }
      return tail.flip();
    }
  }

  private static boolean isPage(ByteBuffer tail, int at) {
    byte[] mark = new byte[4];
    tail.get(at, mark);
    return new String(mark, StandardCharsets.ISO_8859_1).equals("OggS") && tail.get(at + 4) == 0;
  }

  private static boolean isWhole(ByteBuffer tail, int at) {
    int segments = Byte.toUnsignedInt(tail.get(at + HEADER_BYTES - 1));
    int end = at + HEADER_BYTES + segments;
    if (end > tail.limit()) {
      return false;
    }
    int body = 0;
    for (int i = 0; i < segments; i++) {
      body += Byte.toUnsignedInt(tail.get(at + HEADER_BYTES + i));
    }
    return end + body <= tail.limit();
  }
}
