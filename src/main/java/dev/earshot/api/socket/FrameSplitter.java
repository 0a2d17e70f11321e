package dev.earshot.api.socket;

import java.nio.ByteBuffer;

/**
 * Cuts large frames of a WebSocket client into small fragments of the same message, as RFC 6455
 * allows everybody in between. One thread at a time. What comes out means the same as what went in,
 * but no frame has to be held as a whole.
 */
// why: Tyrus gathers every frame in the heap, and copies what it has with each packet
final class FrameSplitter {
  /** A multiple of 4, so that every piece begins with the first byte of the mask. */
  static final int MAX_PAYLOAD = 32 * 1_024;

  private static final int FIN = 0x80;
  private static final int OPCODE = 0x0f;
  private static final int CONTROL = 0x08;
  private static final int CLOSE = 0x08;
  private static final int MASKED = 0x80;
  private static final int SHORT_LENGTH = 0x7f;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;
  private static final int MAX_HEADER = 14;

  private final Pulse pulse;
  private final byte[] header = new byte[MAX_HEADER];
  private int headerLength;
  private ByteBuffer outHeader = ByteBuffer.allocate(0);
  private long frameLeft;
  private long pieceLeft;
  private boolean closeSeen;

  FrameSplitter(Pulse pulse) {
    this.pulse = pulse;
  }

  /** Goes on until all of the input is used or the output is full. */
  void transform(ByteBuffer in, ByteBuffer out) {
    boolean moved = true;
    while (moved) {
      if (outHeader.hasRemaining()) {
        moved = move(outHeader, out, outHeader.remaining()) > 0;
      } else if (pieceLeft > 0) {
        int count = move(in, out, pieceLeft);
        pieceLeft -= count;
        frameLeft -= count;
        moved = count > 0;
      } else if (frameLeft > 0) {
        beginPiece(false);
      } else {
        moved = in.hasRemaining();
        if (moved) {
          readHeader(in.get());
        }
      }
    }
  }

  /** Whether there is output without further input. */
  boolean hasOutput() {
    return outHeader.hasRemaining();
  }

  /** Whether the client has said that it goes. */
  boolean closeSeen() {
    return closeSeen;
  }

  private static int move(ByteBuffer from, ByteBuffer to, long most) {
    int count = (int) Math.min(most, Math.min(from.remaining(), to.remaining()));
    to.put(from.slice(from.position(), count));
    from.position(from.position() + count);
    return count;
  }

  private void readHeader(byte next) {
    header[headerLength++] = next;
    if (headerLength < 2 || headerLength < 2 + lengthBytes() + maskBytes()) {
      return;
    }
    frameLeft = payloadLength();
    if (isControl()) {
      closeSeen |= (header[0] & OPCODE) == CLOSE;
    } else {
      pulse.message();
    }
    beginPiece(true);
    headerLength = 0;
  }

  private void beginPiece(boolean first) {
    // why not cut: a control frame of that length is an error that the container knows, and so is
    // a length beyond what is possible
    if (first && (frameLeft <= MAX_PAYLOAD || isControl())) {
      pieceLeft = frameLeft < 0 ? Long.MAX_VALUE : frameLeft;
      frameLeft = pieceLeft;
      outHeader = ByteBuffer.wrap(header.clone(), 0, headerLength);
      return;
    }
    pieceLeft = Math.min(frameLeft, MAX_PAYLOAD);
    boolean last = pieceLeft == frameLeft;
    int fin = last ? header[0] & FIN : 0;
    int kind = first ? header[0] & ~FIN : 0;
    outHeader = ByteBuffer.allocate(MAX_HEADER);
    outHeader.put((byte) (fin | kind));
    putLength((int) pieceLeft, header[1] & MASKED);
    outHeader.put(header, 2 + lengthBytes(), maskBytes());
    outHeader.flip();
  }

  private void putLength(int length, int masked) {
    if (length < TWO_BYTES) {
      outHeader.put((byte) (masked | length));
    } else {
      outHeader.put((byte) (masked | TWO_BYTES)).putShort((short) length);
    }
  }

  private boolean isControl() {
    return (header[0] & CONTROL) != 0;
  }

  private int lengthBytes() {
    return switch (header[1] & SHORT_LENGTH) {
      case TWO_BYTES -> 2;
      case EIGHT_BYTES -> 8;
      default -> 0;
    };
  }

  private int maskBytes() {
    return (header[1] & MASKED) != 0 ? 4 : 0;
  }

  private long payloadLength() {
    ByteBuffer length = ByteBuffer.wrap(header, 2, 8);
    return switch (header[1] & SHORT_LENGTH) {
      case TWO_BYTES -> length.getShort() & 0xffff;
      case EIGHT_BYTES -> length.getLong();
      default -> header[1] & SHORT_LENGTH;
    };
  }
}
