package dev.earshot.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.testing.ApiKeyClient;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.SpeechServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A WebSocket endpoint that knows nothing of security is guarded like everything else. */
class WebSocketIT {
  private static final String CLASS = "WEB-INF/classes/dev/earshot/security/WhoAmIEndpoint.class";

  private static final Map<String, String> SETTINGS =
      Map.of("earshot.allowed-origins", "http://localhost:*,https://app.example");

  private static SpeechServer server;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    Path war = folder.resolve("earshot.war");
    Files.copy(Path.of(System.getProperty("earshot.test.war")), war);
    addEndpoint(war);
    server = SpeechServer.startOpen(war, SETTINGS);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private final DeepSpeechClient user = DeepSpeechClient.registered(server);
  private final String id =
      Integer.toString(user.get("/token/me").json().getJsonObject("me").getInt("id"));
  private final String token = user.authorization().substring("Bearer ".length());

  private static <T> T result(CompletableFuture<T> handshake) throws Exception {
    return handshake.get(20, TimeUnit.SECONDS);
  }

  @Test
  void aHandshakeNeedsATokenAndGivesTheSessionItsUser() throws Exception {
    assertThat(result(Handshake.to(server, "/who-am-i", user.authorization()))).isEqualTo(id);
    assertThat(result(Handshake.to(server, "/who-am-i?access_token=" + token, ""))).isEqualTo(id);
    assertThatThrownBy(() -> result(Handshake.to(server, "/who-am-i", "")))
        .hasMessageContaining("401");
    assertThatThrownBy(() -> result(Handshake.to(server, "/who-am-i", user.authorization() + "x")))
        .hasMessageContaining("401");
  }

  @Test
  void anApiKeyIsAsGoodAsAToken() throws Exception {
    String key = ApiKeyClient.made(user, "header", "stream").getString("key");
    assertThat(result(Handshake.to(server, "/who-am-i", "Bearer " + key))).isEqualTo(id);
    assertThat(result(Handshake.to(server, "/who-am-i?access_token=" + key, ""))).isEqualTo(id);
  }

  @Test
  void aBrowserNamesTokenOrKeyAsASubprotocolAndGetsBearerBack() throws Exception {
    String key = ApiKeyClient.made(user, "browser", "stream").getString("key");
    for (String secret : List.of(token, key)) {
      assertThat(result(Handshake.naming(server, "/who-am-i", "bearer", secret)))
          .isEqualTo(new Handshake.Opened(id, "bearer"));
      assertThat(result(Handshake.naming(server, "/who-am-i", "test.v1", "bearer", secret)))
          .isEqualTo(new Handshake.Opened(id, "test.v1"));
      assertThatThrownBy(
              () -> result(Handshake.naming(server, "/who-am-i", "bearer", secret + "x")))
          .hasMessageContaining("401");
    }
    assertThatThrownBy(() -> result(Handshake.naming(server, "/who-am-i", "bearer")))
        .hasMessageContaining("401");
    assertThat(server.log()).doesNotContain(token, key);
  }

  @Test
  void outsideAHandshakeASubprotocolIsNoCredential() {
    DeepSpeechClient anybody =
        DeepSpeechClient.anonymous(server).with("Sec-WebSocket-Protocol", "bearer, " + token);
    assertThat(anybody.get("/token/me").status()).isEqualTo(401);
  }

  @Test
  void onlyPagesOfAllowedOriginsShakeHands() throws Exception {
    String own = "http://" + server.address().getAuthority();
    for (String origin : List.of("http://localhost:3000", own, "https://app.example")) {
      assertThat(result(from(origin))).isEqualTo(id);
    }
    for (String foreign : List.of("https://evil.example", "null", "http://app.example")) {
      assertThatThrownBy(() -> result(from(foreign))).hasMessageContaining("403");
    }
  }

  private CompletableFuture<String> from(String origin) {
    Map<String, String> headers = Map.of("Authorization", user.authorization(), "Origin", origin);
    return Handshake.to(server, "/who-am-i", headers);
  }

  private static void addEndpoint(Path war) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + war.toUri()), Map.of());
        InputStream in = WhoAmIEndpoint.class.getResourceAsStream("WhoAmIEndpoint.class")) {
      Path target = zip.getPath(CLASS);
      Files.createDirectories(target.getParent());
      Files.copy(in, target);
    }
  }
}
