package dev.earshot.api.deepspeech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.SharedServer;
import dev.earshot.testing.SpeechServer;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Getting tokens, and what becomes of them. */
@ExtendWith(SharedServer.class)
class TokenIT {
  private static final String PASSWORD = "run forrest run";

  private final SpeechServer server;
  private final DeepSpeechClient anybody;

  TokenIT(SpeechServer server) {
    this.server = server;
    this.anybody = DeepSpeechClient.anonymous(server);
  }

  private static String freshName() {
    return "forrest-" + UUID.randomUUID();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/token", "/token/", "/api/v1/token", "/api/v1/token/"})
  void aTokenHoldsUserAndExpiry(String path) {
    String name = freshName();
    JsonObject user =
        anybody.register("/api/v1/users/register", name, name + "@gump.com", PASSWORD).json();
    Answer answer = anybody.token(path, name, PASSWORD);
    assertThat(answer.status()).isEqualTo(200);
    String[] parts = answer.json().getString("access_token").split("\\.");
    assertThat(parts).hasSize(3);
    String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    assertThat(payload).contains("\"user_id\":" + user.getInt("id"));
    long expiry = Long.parseLong(payload.replaceAll(".*\"exp\":(\\d+).*", "$1"));
    assertThat(expiry)
        .isBetween(
            Instant.now().plusSeconds(30 * 86_400 - 600).getEpochSecond(),
            Instant.now().plusSeconds(30 * 86_400 + 600).getEpochSecond());
  }

  @Test
  void wrongPasswordAndUnknownUserGetTheSameAnswer() {
    String name = freshName();
    anybody.register("/users", name, name + "@gump.com", PASSWORD);
    Answer wrong = anybody.token("/token", name, "not the password");
    Answer unknown = anybody.token("/token", "nobody-" + name, PASSWORD);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.json().getString("exception")).isEqualTo("AuthenticationFailed");
    assertThat(unknown.toString()).isEqualTo(wrong.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"username\":\"x\"}", "{\"username\":1,\"password\":[]}"})
  void missingNameOrPasswordIsSaid(String body) {
    Answer answer = anybody.post("/token", body);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text())
        .contains("\"reasons\":[\"Missing username or password.\"]")
        .contains("\"exception\":\"AuthenticationFailed\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/token/verify", "/api/v1/token/verify", "/api/v1/token/verify/"})
  void verifyTellsGoodFromBad(String path) {
    DeepSpeechClient user = DeepSpeechClient.registered(server);
    assertThat(user.get(path).toString()).isEqualTo("200 {\"valid\":true}");

    Answer none = anybody.get(path);
    assertThat(none.status()).isEqualTo(401);
    assertThat(none.text())
        .contains("\"reasons\":[\"Authorization header not present.\"]")
        .contains("\"exception\":\"MissingAuthorizationHeader\"");

    Answer damaged = anybody.with("Authorization", user.authorization() + "x").get(path);
    assertThat(damaged.status()).isEqualTo(401);
    assertThat(damaged.json().getBoolean("valid")).isFalse();
    assertThat(damaged.text())
        .contains("\"reasons\":[\"Auth required.\"]")
        .contains("\"exception\":\"InvalidToken\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/token/me", "/api/v1/token/me"})
  void meIsTheUserOfTheToken(String path) {
    Answer me = DeepSpeechClient.registered(server).get(path);
    assertThat(me.status()).isEqualTo(200);
    assertThat(me.json().getJsonObject("me").getString("username")).startsWith("user-");
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer, Authorization header is invalid.",
    "Basic Zm9vOmJhcg==, Authorization header is invalid.",
    "bearer x.y.z, Authorization header is invalid.",
    "Bearer  two-spaces, Authorization header is invalid.",
    "Bearer x.y.z, Auth required.",
    // {"alg":"none"} . {"user_id":1,"exp":9999999999} .
    "Bearer eyJhbGciOiJub25lIn0.eyJ1c2VyX2lkIjoxLCJleHAiOjk5OTk5OTk5OTl9., Auth required."
  })
  void protectedRoutesSayWhyTheyRefuse(String header, String reason) {
    Answer answer = anybody.with("Authorization", header).get("/api/v1/token/me");
    assertThat(answer.toString())
        .isEqualTo(
            "401 {\"reasons\":[\""
                + reason
                + "\"],\"exception\":\"Unauthorized\",\"status\":401,"
                + "\"error\":\"unauthorized access\"}");
  }

  @Test
  void optionsOnTokenIsEmpty() {
    assertThat(anybody.send("OPTIONS", "/token").toString()).isEqualTo("204 ");
    assertThat(anybody.send("OPTIONS", "/api/v1/token").toString()).isEqualTo("204 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/token", "/api/v1/token"})
  void loggingOutEverywhereVoidsAllTokensOfTheUserAndNobodyElses(String path) {
    DeepSpeechClient user = DeepSpeechClient.registered(server);
    DeepSpeechClient other = DeepSpeechClient.registered(server);
    String name = user.me().getString("username");
    DeepSpeechClient elsewhere = user.loggedIn(name, DeepSpeechClient.passwordOf(name));
    assertThat(user.delete(path).toString())
        .isEqualTo("200 {\"message\":\"Logged out everywhere.\"}");
    for (DeepSpeechClient client : List.of(user, elsewhere)) {
      assertThat(client.get("/token/verify").text())
          .contains("\"valid\":false")
          .contains("\"Auth required.\"");
      assertThat(client.delete(path).status()).isEqualTo(401);
    }
    assertThat(other.get("/token/me").status()).isEqualTo(200);
    assertThat(user.loggedIn(name, DeepSpeechClient.passwordOf(name)).get("/token/me").status())
        .isEqualTo(200);
    assertThat(anybody.delete(path).status()).isEqualTo(401);
  }
}
