package dev.earshot.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket client that costs next to nothing, because it runs on the server's cores. One thread
 * at a time. Its mask is all zeros, and it does not put fragments together.
 */
final class LoadSocket implements AutoCloseable {
  /** What the server sent. */
  sealed interface Received {
    /** A text. */
    record Text(String text) implements Received {}

    /** The end: 1006 when there was no close frame. */
    record Closed(int code, String reason) implements Received {}
  }

  private static final int FIN = 0x80;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int MASKED = 0x80;
  private static final int TWO_BYTES = 126;
  private static final int NO_GOODBYE = 1006;
  private static final int MAX_FRAME = 1 << 20;

  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocate(64 * 1024).flip();

  private LoadSocket(SocketChannel channel) {
    this.channel = channel;
  }

  static LoadSocket open(URI server) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
    channel.socket().setTcpNoDelay(true);
    String request =
        "GET / HTTP/1.1\r\nHost: %s:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                .formatted(server.getHost(), server.getPort())
            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    LoadSocket socket = new LoadSocket(channel);
    socket.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    socket.readAnswer();
    return socket;
  }

  void register(Selector selector, Object attachment) throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, attachment);
  }

  void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    frame(TEXT, bytes, 0, bytes.length);
  }

  void binary(byte[] audio, int from, int length) throws IOException {
    frame(BINARY, audio, from, length);
  }

  /** Hands over all messages that are there. */
  void receive(Consumer<Received> receiver) throws IOException {
    in.compact();
    int count = channel.read(in);
    in.flip();
    Received next = next();
    while (next != null) {
      receiver.accept(next);
      next = next();
    }
    if (count < 0) {
      receiver.accept(new Received.Closed(NO_GOODBYE, ""));
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void frame(int kind, byte[] payload, int from, int length) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(length + 14);
    frame.put((byte) (FIN | kind));
    if (length < TWO_BYTES) {
      frame.put((byte) (MASKED | length));
    } else if (length < 1 << 16) {
      frame.put((byte) (MASKED | TWO_BYTES)).putShort((short) length);
    } else {
      frame.put((byte) (MASKED | TWO_BYTES + 1)).putLong(length);
    }
    write(frame.putInt(0).put(payload, from, length).flip());
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      // why this loop may spin: a server that does not take a frame has failed the measurement
      int unused = channel.write(bytes);
    }
  }

  private void readAnswer() throws IOException {
    StringBuilder head = new StringBuilder();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (head.indexOf("\r\n\r\n") < 0) {
      if (channel.read(one.clear()) < 0) {
        throw new IOException("no answer to the handshake: " + head);
      }
      head.append((char) one.get(0));
    }
    if (!head.toString().startsWith("HTTP/1.1 101")) {
      throw new IOException("not a WebSocket: " + head);
    }
  }

  private @Nullable Received next() throws IOException {
    while (in.remaining() >= 2) {
      in.mark();
      int kind = in.get() & 0x0f;
      int length = in.get() & 0x7f;
      if (length == TWO_BYTES && in.remaining() >= Short.BYTES) {
        length = in.getShort() & 0xffff;
      } else if (length > TWO_BYTES && in.remaining() >= Long.BYTES) {
        length = (int) Math.min(MAX_FRAME, in.getLong());
      }
      if (in.remaining() < length) {
        in.reset();
        return null;
      }
      byte[] payload = new byte[length];
      in.get(payload);
      if (kind == TEXT) {
        return new Received.Text(new String(payload, StandardCharsets.UTF_8));
      }
      if (kind == PING) {
        frame(PONG, payload, 0, length);
      }
      if (kind == CLOSE) {
        ByteBuffer code = ByteBuffer.wrap(payload);
        return new Received.Closed(
            length < 2 ? NO_GOODBYE : code.getShort() & 0xffff,
            new String(
                payload, Math.min(2, length), Math.max(0, length - 2), StandardCharsets.UTF_8));
      }
    }
    return null;
  }
}
