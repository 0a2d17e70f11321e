package dev.earshot.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket client that remembers everything. One thread at a time. */
public final class TestSocket implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int PAUSE_MILLIS = 20;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** How a session ended. */
  public record End(int code, String reason) {}

  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final CompletableFuture<End> end = new CompletableFuture<>();
  private final WebSocket socket;

  private TestSocket(URI address, Map<String, String> headers) {
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
    headers.forEach(builder::header);
    try {
      socket = builder.buildAsync(address, new Listener()).join();
    } catch (CompletionException e) {
      throw new IllegalStateException("no WebSocket: " + e.getCause(), e.getCause());
    }
  }

  /** Opens a path of an HTTP address as a WebSocket. */
  public static TestSocket open(URI server, String path) {
    return open(server, path, Map.of());
  }

  public static TestSocket open(URI server, String path, Map<String, String> headers) {
    URI address = URI.create(server.toString().replaceFirst("^http", "ws")).resolve(path);
    return new TestSocket(address, headers);
  }

  public void send(String text) {
    var unused = socket.sendText(text, true).join();
  }

  public void send(byte[] frame) {
    var unused = socket.sendBinary(ByteBuffer.wrap(frame), true).join();
  }

  /** A part of a message. */
  public void sendPart(byte[] part, boolean last) {
    var unused = socket.sendBinary(ByteBuffer.wrap(part), last).join();
  }

  /** The next text from the server. */
  public String text() {
    String text = textUnlessEnded();
    if (text == null) {
      throw new AssertionError("no message; end: " + end.getNow(null));
    }
    return text;
  }

  /** The next text from the server; null when it ended the session. */
  public String textUnlessEnded() {
    try {
      String text = null;
      for (long waited = 0; text == null && waited < LIMIT.toMillis(); waited += PAUSE_MILLIS) {
        boolean last = end.isDone();
        text = texts.poll(last ? 0 : PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        if (last) {
          return text;
        }
      }
      if (text == null) {
        throw new AssertionError("no message within " + LIMIT);
      }
      return text;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public JsonObject json() {
    String text = text();
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (RuntimeException e) {
      throw new AssertionError("not a JSON object: " + text, e);
    }
  }

  /** What arrived and was not asked for. */
  public List<String> rest() {
    List<String> all = new ArrayList<>();
    texts.drainTo(all);
    return all;
  }

  /** How the server ended the session. */
  public End end() {
    try {
      return end.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (Exception e) {
      throw new AssertionError("not closed within " + LIMIT + "; messages: " + rest(), e);
    }
  }

  public boolean isEnded() {
    return end.isDone();
  }

  /** Says goodbye. */
  public void goodbye() {
    var unused = socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  /** Drops the connection without a word. */
  @Override
  public void close() {
    socket.abort();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        texts.add(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      end.complete(new End(code, reason));
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      end.complete(new End(1006, String.valueOf(error)));
    }
  }
}
