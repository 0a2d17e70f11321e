package dev.earshot.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.ApiKeyClient;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.SharedServer;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key opens what it was made for, and nothing else. */
@ExtendWith(SharedServer.class)
class ScopesIT {
  private final SpeechServer server;
  private final DeepSpeechClient user;

  ScopesIT(SpeechServer server) {
    this.server = server;
    this.user = DeepSpeechClient.registered(server);
  }

  @Test
  void transcribingNeedsItsScope() {
    assertThat(
            ApiKeyClient.with(user, "transcribe")
                .transcribe(Speech.clip("power-rms.wav"))
                .message())
        .isEqualTo("your power is sufficient");
    Answer refused = ApiKeyClient.with(user, "stream").post("/api/v1/stt/http", "");
    assertThat(refused.toString())
        .isEqualTo(
            "403 {\"exception\":\"The scope transcribe is needed\",\"status\":403,"
                + "\"error\":\"forbidden\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/token/me", "/api/v1/token/me", "/token/verify", "/api/v1/token/verify"})
  void everyKeyMayAskWhoseItIs(String path) {
    assertThat(ApiKeyClient.with(user, "stream").get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /users",
    "GET, /users/1",
    "PUT, /users/1",
    "DELETE, /users/1",
    "GET, /api/v1/users/",
    "GET, /api/v1/users/1",
    "PUT, /api/v1/users/1",
    "DELETE, /api/v1/users/1",
    "GET, /token/nothing"
  })
  void noKeyLooksAfterAccounts(String method, String path) {
    DeepSpeechClient admin = DeepSpeechClient.admin(server);
    DeepSpeechClient key =
        ApiKeyClient.with(
            admin, ApiKeyClient.made(admin, "k" + UUID.randomUUID(), "admin", "transcribe"));
    Answer answer = key.send(method, path);
    assertThat(answer.toString())
        .isEqualTo(
            "403 {\"exception\":\"The scope account is needed, which tokens have and API keys do"
                + " not\",\"status\":403,\"error\":\"forbidden\"}");
  }

  @ParameterizedTest
  @CsvSource({"GET, /api/v1/keys", "POST, /api/v1/keys/", "DELETE, /api/v1/keys/x"})
  void noKeyMakesOrRevokesKeys(String method, String path) {
    Answer answer = ApiKeyClient.with(user, "transcribe", "stream").send(method, path);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(answer.json().getString("detail")).contains("The scope account is needed");
  }

  @Test
  void noKeyRegistersUsersFromElsewhere() {
    DeepSpeechClient admin = DeepSpeechClient.admin(server);
    String name = "forrest-" + UUID.randomUUID();
    DeepSpeechClient key =
        ApiKeyClient.with(admin, ApiKeyClient.made(admin, "k" + UUID.randomUUID(), "admin"))
            .with("X-Forwarded-For", "192.0.2.1");
    assertThat(key.register("/users", name, name + "@gump.com", "a good password").status())
        .isEqualTo(403);
  }

  @Test
  void whatNobodyNamesNeedsAnyGoodCredentials() {
    assertThat(ApiKeyClient.with(user, "stream").get("/nothing").status()).isEqualTo(404);
    assertThat(DeepSpeechClient.anonymous(server).get("/nothing").status()).isEqualTo(401);
  }
}
