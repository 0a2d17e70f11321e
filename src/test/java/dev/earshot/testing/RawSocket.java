package dev.earshot.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A WebSocket client that does as it is told, however wrong. One thread at a time. */
public final class RawSocket implements AutoCloseable {
  private final Socket socket;
  private final DataInputStream in;
  private final String answer;

  /** One frame of the server. */
  public record Frame(int opcode, byte[] payload) {
    public String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }

    /** Of a close frame. */
    public int code() {
      return ByteBuffer.wrap(payload).getShort() & 0xffff;
    }

    /** Of a close frame. */
    public String reason() {
      return new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
    }
  }

  private RawSocket(Socket socket, DataInputStream in, String answer) {
    this.socket = socket;
    this.in = in;
    this.answer = answer;
  }

  /** Opens one; the answer of the server is looked at by whoever wants to. */
  public static RawSocket open(URI server, String path, String... headers) throws IOException {
    return open(server, path, 0, headers);
  }

  /**
   * @param receiveBuffer bytes; 0 for what the system likes
   */
  public static RawSocket open(URI server, String path, int receiveBuffer, String... headers)
      throws IOException {
    String request =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: "
            + server.getAuthority()
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + lines(headers)
            + "\r\n";
    return ask(server, receiveBuffer, request);
  }

  /** Sends any request. */
  public static RawSocket ask(URI server, int receiveBuffer, String request) throws IOException {
    Socket socket = new Socket();
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.setSoTimeout(20_000);
    socket.connect(new java.net.InetSocketAddress(server.getHost(), server.getPort()));
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    DataInputStream in =
        new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream(), 512));
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      answer.append((char) in.readUnsignedByte());
    }
    return new RawSocket(socket, in, answer.toString());
  }

  private static String lines(String... headers) {
    StringBuilder lines = new StringBuilder();
    for (String header : headers) {
      lines.append(header).append("\r\n");
    }
    return lines.toString();
  }

  /** Status line and headers of the answer. */
  public String answer() {
    return answer;
  }

  public RawSocket text(String text) throws IOException {
    return frame(0x81, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A whole frame, masked with zeros. */
  public RawSocket frame(int first, byte[] payload) throws IOException {
    begin(first, payload.length);
    return bytes(payload);
  }

  /** The header of a frame. */
  public RawSocket begin(int first, long length) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(14).put((byte) first);
    if (length < 126) {
      header.put((byte) (0x80 | length));
    } else if (length < 65_536) {
      header.put((byte) (0x80 | 126)).putShort((short) length);
    } else {
      header.put((byte) (0x80 | 127)).putLong(length);
    }
    header.putInt(0).flip();
    byte[] bytes = new byte[header.remaining()];
    header.get(bytes);
    return bytes(bytes);
  }

  public RawSocket bytes(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
    return this;
  }

  /** The next frame of the server that is no ping. */
  public Frame read() throws IOException {
    Frame frame = readAny();
    while (frame.opcode() == 9) {
      frame = readAny();
    }
    return frame;
  }

  /** The next frame of the server. */
  public Frame readAny() throws IOException {
    int opcode = in.readUnsignedByte() & 0x0f;
    long length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    byte[] payload = new byte[(int) length];
    in.readFully(payload);
    return new Frame(opcode, payload);
  }

  /** What follows the headers of an answer that is no WebSocket, up to the end. */
  public String rest() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Reads on to the close frame. */
  public Frame readClose() throws IOException {
    Frame frame = readAny();
    while (frame.opcode() != 8) {
      frame = readAny();
    }
    return frame;
  }

  /** How long reading waits. */
  public void limit(Duration limit) throws IOException {
    socket.setSoTimeout((int) limit.toMillis());
  }

  /** Whether the server has ended the connection. */
  public boolean isEnded(Duration limit) throws IOException {
    socket.setSoTimeout((int) limit.toMillis());
    try {
      return in.read() < 0;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    }
  }

  /** Goes without a word: the connection is reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
