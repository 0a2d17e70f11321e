package dev.earshot.api.sepia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.LiveServer;
import dev.earshot.testing.RawSocket;
import dev.earshot.testing.SpeechServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SEPIA clients ask over HTTP, and what can be reached by the protocol's own port. */
@ExtendWith(LiveServer.class)
class SepiaHttpIT {
  private final SpeechServer server;
  private final URI port;

  SepiaHttpIT(SpeechServer server) {
    this.server = server;
    this.port = server.sepiaAddress();
  }

  @Test
  void whoIsKnownMayKnowTheModels() throws Exception {
    DeepSpeechClient user = DeepSpeechClient.registered(server);
    HttpRequest request =
        HttpRequest.newBuilder(port.resolve("/settings"))
            .header("Authorization", user.authorization())
            .build();
    assertThat(
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body())
        .contains("\"digits\"", "{\"engine\":\"vosk\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/metrics", "/users", "/api/v1/stt/mic", "/vosk", "/x", "/socket/x"})
  void byTheOwnPortNoHandshakeReachesAnythingElse(String path) throws IOException {
    try (RawSocket socket = RawSocket.open(port, path)) {
      assertThat(socket.answer()).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void clientsMayAskWhetherThereIsAServer() throws Exception {
    for (URI address : List.of(port, server.address())) {
      assertThat(get(address, "/online").statusCode()).isEqualTo(204);
      assertThat(get(address, "/ping").body())
          .isEqualToIgnoringWhitespace(
              "{\"result\":\"success\",\"server\":\"SEPIA STT Server\",\"version\":\"1.0.0\"}");
      assertThat(get(address, "/settings").body())
          .contains("\"result\":\"success\"", "\"version\":\"1.0.0\"", "\"modelProperties\":[]")
          .doesNotContain("digits");
      assertThat(post(address, "{\"language\": \"de-DE\"}").statusCode()).isEqualTo(501);
      assertThat(post(address, "{\"language\": \"de-DE\"}").body())
          .contains("Not implemented. Please use WebSocket 'welcome' message");
      assertThat(post(address, "{\"language\": 5}").statusCode()).isEqualTo(422);
      assertThat(post(address, "no").statusCode()).isEqualTo(422);
      assertThat(post(address, "[".repeat(8_000)).statusCode()).isEqualTo(422);
    }
  }

  @Test
  void theOwnPortShowsTheTestPageAndNothingElse() throws Exception {
    HttpResponse<String> root = get(port, "/");
    assertThat(root.statusCode()).isEqualTo(307);
    assertThat(root.headers().firstValue("Location").orElse("")).endsWith("www/index.html");
    assertThat(get(port, "/www/index.html").statusCode()).isEqualTo(200);
    assertThat(get(port, "/www/test.js").headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(get(port, "/www/index.html").body()).contains("SEPIA");
    for (String path : List.of("/users", "/metrics", "/health/ready", "/assets/start.js", "/x/y")) {
      assertThat(get(port, path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(get(port, "/socket").statusCode()).isEqualTo(426);
    assertThat(get(server.address(), "/sepia/ping").statusCode()).isEqualTo(404);
  }

  @Test
  void pagesOfAllowedOriginsMayAskToo() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(port.resolve("/ping"))
            .header("Origin", "http://localhost:3000")
            .build();
    assertThat(
            HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .headers()
                .allValues("Access-Control-Allow-Origin"))
        .containsExactly("http://localhost:3000");
  }

  private static HttpResponse<String> get(URI address, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address.resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(URI address, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address.resolve("/settings"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
