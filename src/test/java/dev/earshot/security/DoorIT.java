package dev.earshot.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.SharedServer;
import dev.earshot.testing.SpeechServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Default deny, for everything that speaks HTTP. */
@ExtendWith(SharedServer.class)
class DoorIT {
  private final SpeechServer server;
  private final DeepSpeechClient anybody;

  DoorIT(SpeechServer server) {
    this.server = server;
    this.anybody = DeepSpeechClient.anonymous(server);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/api",
        "/api/v1/stt/http",
        "/api/v1/transcripts",
        "/api/v1/subtitles",
        "/api/v1/models",
        "/api/v1/token/me",
        "/api/v1/stream",
        "/api/v1/stream/other.json",
        "/users",
        "/users/1",
        "/failure",
        "/health/../api/v1/token/me",
        "/assets/../users",
        "//token/me",
        "/token/me;x=/assets/",
        "/WEB-INF/web.xml",
        "/openapi",
        "/api/v1/users/register/../1"
      })
  void whatNobodyDeclaredOpenNeedsCredentials(String path) {
    Answer answer = anybody.get(path);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
    assertThat(answer.header("Content-Type").orElse(""))
        .matches("application/(problem\\+)?json;.*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.html",
        "/assets/page.css",
        "/health/live",
        "/health/ready",
        "/api/v1/stream/asyncapi.json"
      })
  void thePublicFilesDoNot(String path) {
    assertThat(anybody.get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/health/live", "/api/v1", "/api/v1/"})
  void whatMayBeGotMayBeAskedForItsHeadersToo(String path) {
    assertThat(anybody.get(path).status()).isEqualTo(200);
    assertThat(anybody.send("HEAD", path).status()).isEqualTo(200);
  }

  @Test
  void headersOfWhatNeedsCredentialsNeedThemToo() {
    assertThat(anybody.send("HEAD", "/users").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/users;x=1", "/users/1;x=1", "/%75sers", "//users", "/assets/../users/1"})
  void aRefusalHasTheShapeOfTheProtocolThatOwnsThePathHoweverItIsWritten(String path) {
    Answer answer = anybody.get(path);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().getString("error")).isEqualTo("unauthorized access");
  }

  @Test
  void aTokenInTheQueryIsAsGoodAsInTheHeader() {
    String token =
        DeepSpeechClient.registered(server).authorization().substring("Bearer ".length());
    assertThat(anybody.get("/token/me?access_token=" + token).status()).isEqualTo(200);
    assertThat(anybody.get("/token/me?access_token=" + token + "x").status()).isEqualTo(401);
  }

  @Test
  void theTemplateOfAProblemIsUsedWhereNoProtocolOwnsThePath() {
    assertThat(anybody.get("/nothing").json().getInt("status")).isEqualTo(401);
    assertThat(DeepSpeechClient.registered(server).get("/nothing").toString())
        .isEqualTo(
            "404 {\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                + "\"detail\":\"Requested URL /nothing not found\"}");
  }

  @Test
  void webSocketHandshakesAreGuardedToo() {
    assertThatThrownBy(() -> Handshake.to(server, "/api/v1/any", "").join())
        .hasMessageContaining("401");
  }
}
