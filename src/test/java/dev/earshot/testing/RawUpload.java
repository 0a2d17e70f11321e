package dev.earshot.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A transcription request on a bare socket, so that a test can leave in the middle of it. */
public final class RawUpload implements AutoCloseable {
  private static final String HEADERS =
      "--x\r\nContent-Disposition: form-data; name=\"audio\"; filename=\"a.wav\"\r\n\r\n";
  private static final String END = "\r\n--x--\r\n";

  private final Socket socket;

  private RawUpload(Socket socket) {
    this.socket = socket;
  }

  /**
   * Announces a whole upload and sends its first bytes.
   *
   * @param count how many bytes of the sound; all of them: the request is complete
   */
  public static RawUpload send(DeepSpeechClient client, URI address, byte[] sound, int count)
      throws IOException {
    return send(client, address, "/api/v1/stt/http", sound, count);
  }

  /** The same, elsewhere. */
  public static RawUpload send(
      DeepSpeechClient client, URI address, String path, byte[] sound, int count)
      throws IOException {
    int length = HEADERS.length() + sound.length + END.length();
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
            + client.authorization()
            + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: "
            + length
            + "\r\n\r\n";
    Socket socket = new Socket(address.getHost(), address.getPort());
    OutputStream out = socket.getOutputStream();
    out.write((head + HEADERS).getBytes(StandardCharsets.US_ASCII));
    out.write(sound, 0, count);
    if (count == sound.length) {
      out.write(END.getBytes(StandardCharsets.US_ASCII));
    }
    out.flush();
    return new RawUpload(socket);
  }

  /** Lets closing tear the connection down instead of ending it in order. */
  public RawUpload abruptly() throws IOException {
    socket.setSoLinger(true, 0);
    return this;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
