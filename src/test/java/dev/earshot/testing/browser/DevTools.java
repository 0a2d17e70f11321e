package dev.earshot.testing.browser;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A connection to a browser in its debugging protocol: commands with one answer each, and events.
 * Thread-safe; events are delivered in order, on the connection's thread.
 */
final class DevTools implements AutoCloseable {
  private static final long CONNECT_SECONDS = 10;

  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> pending = new ConcurrentHashMap<>();
  private final Map<String, Consumer<JsonObject>> listeners = new ConcurrentHashMap<>();
  private final WebSocket socket;

  private DevTools(URI address) {
    CompletableFuture<WebSocket> connected =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Inbox());
    this.socket = await(connected, CONNECT_SECONDS, "a connection to the browser");
  }

  static DevTools connect(URI address) {
    return new DevTools(address);
  }

  /**
   * Sends a command; the answer is its result, or fails with the browser's message.
   *
   * @param session empty for the browser itself
   */
  CompletableFuture<JsonObject> send(String session, String method, JsonObject parameters) {
    int id = lastId.incrementAndGet();
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    pending.put(id, answer);
    var message =
        Json.createObjectBuilder().add("id", id).add("method", method).add("params", parameters);
    if (!session.isEmpty()) {
      message.add("sessionId", session);
    }
    return socket.sendText(message.build().toString(), true).thenCompose(sent -> answer);
  }

  /** From now on the session's events go there: objects with {@code method} and {@code params}. */
  void listen(String session, Consumer<JsonObject> listener) {
    listeners.put(session, listener);
  }

  @Override
  public void close() {
    socket.abort();
  }

  static <T> T await(CompletableFuture<T> future, long seconds, String what) {
    try {
      return future.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("not within %d s: %s".formatted(seconds, what), e);
    } catch (ExecutionException e) {
      throw new AssertionError(what + ": " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private void received(JsonObject message) {
    if (message.containsKey("id")) {
      CompletableFuture<JsonObject> answer = pending.remove(message.getInt("id"));
      if (message.containsKey("error")) {
        answer.completeExceptionally(new AssertionError(message.get("error").toString()));
      } else {
        answer.complete(message.getJsonObject("result"));
      }
    } else {
      listeners.getOrDefault(message.getString("sessionId", ""), event -> {}).accept(message);
    }
  }

  private void lost(Throwable reason) {
    pending.values().forEach(answer -> answer.completeExceptionally(reason));
  }

  private final class Inbox implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        try (JsonReader reader = Json.createReader(new StringReader(text.toString()))) {
          received(reader.readObject());
        }
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
      lost(new AssertionError("the browser closed the connection: " + reason));
      return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
      lost(error);
    }
  }
}
