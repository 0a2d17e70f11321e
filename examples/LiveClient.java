import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/**
 * Speaks a WAV file into the vosk protocol as a microphone would, and prints what comes back: {@code
 * java examples/LiveClient.java ws://127.0.0.1:2700 speech.wav}. The file has one channel of 16 bit.
 */
public final class LiveClient implements WebSocket.Listener {
  private static final int PIECES_PER_SECOND = 5;
  private static final int RATE_OFFSET = 24;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final StringBuilder text = new StringBuilder();
  private String printed = "";

  public static void main(String[] arguments) throws IOException, InterruptedException {
    LiveClient client = new LiveClient();
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(arguments[0]), client)
            .join();
    client.speak(socket, Files.readAllBytes(Path.of(arguments[1])));
    client.closed.await();
  }

  private void speak(WebSocket socket, byte[] wav) throws InterruptedException {
    int bytesPerSecond =
        2 * ByteBuffer.wrap(wav).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(RATE_OFFSET);
    int piece = bytesPerSecond / PIECES_PER_SECOND;
    for (int at = 0; at < wav.length; at += piece) {
      int length = Math.min(piece, wav.length - at);
      socket.sendBinary(ByteBuffer.wrap(wav, at, length), true).join();
      Thread.sleep(1_000 / PIECES_PER_SECOND);
    }
    socket.sendText("{\"eof\" : 1}", true).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      String reply = text.toString();
      if (!reply.equals(printed)) {
        System.out.println(reply);
      }
      printed = reply;
      text.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    System.out.println("closed: " + code + " " + reason);
    closed.countDown();
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    System.out.println("lost: " + error);
    closed.countDown();
  }
}
