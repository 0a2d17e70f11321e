package dev.earshot.security;

import dev.earshot.testing.SpeechServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
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
    CompletableFuture<String> firstMessage = new CompletableFuture<>();
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    headers.forEach(builder::header);
    var unused =
        builder
            .buildAsync(
                URI.create(server.address().toString().replaceFirst("^http", "ws")).resolve(path),
                new WebSocket.Listener() {
                  @Override
                  public java.util.concurrent.CompletionStage<?> onText(
                      WebSocket socket, CharSequence data, boolean last) {
                    firstMessage.complete(data.toString());
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
