package dev.earshot.security;

import dev.earshot.testing.SpeechServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Opens a WebSocket and tells how the server answered the handshake. */
final class Handshake {
  private Handshake() {}

  /** The text of the first message, or a failure that names the HTTP status. */
  static CompletableFuture<String> to(SpeechServer server, String path, String authorization) {
    return to(
        server, path, authorization.isEmpty() ? Map.of() : Map.of("Authorization", authorization));
  }

  /** The same with any headers. */
  static CompletableFuture<String> to(
      SpeechServer server, String path, Map<String, String> headers) {
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    headers.forEach(builder::header);
    return open(server, path, builder).thenApply(Opened::firstMessage);
  }

  /** The same as a browser does it, with names of subprotocols. */
  static CompletableFuture<Opened> naming(SpeechServer server, String path, String... names) {
    String[] others = Arrays.copyOfRange(names, 1, names.length);
    return open(
        server,
        path,
        HttpClient.newHttpClient().newWebSocketBuilder().subprotocols(names[0], others));
  }

  /** What an opened WebSocket said first, and which subprotocol was chosen. */
  record Opened(String firstMessage, String subprotocol) {}

  private static CompletableFuture<Opened> open(
      SpeechServer server, String path, WebSocket.Builder builder) {
    CompletableFuture<Opened> firstMessage = new CompletableFuture<>();
    var unused =
        builder
            .buildAsync(
                URI.create(server.address().toString().replaceFirst("^http", "ws")).resolve(path),
                new WebSocket.Listener() {
                  @Override
                  public java.util.concurrent.CompletionStage<?> onText(
                      WebSocket socket, CharSequence data, boolean last) {
                    firstMessage.complete(new Opened(data.toString(), socket.getSubprotocol()));
                    return WebSocket.Listener.super.onText(socket, data, last);
                  }

                  @Override
                  public void onError(WebSocket socket, Throwable error) {
                    firstMessage.completeExceptionally(error);
                  }
                })
            .exceptionally(
                failure -> {
                  firstMessage.completeExceptionally(named(failure));
                  return null;
                });
    return firstMessage;
  }

  private static Throwable named(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    if (cause instanceof WebSocketHandshakeException refused) {
      HttpResponse<?> response = refused.getResponse();
      return new IllegalStateException("handshake refused with " + response.statusCode(), refused);
    }
    return cause;
  }
}
