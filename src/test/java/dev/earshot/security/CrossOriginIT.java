package dev.earshot.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.SharedServer;
import dev.earshot.testing.SpeechServer;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages of other origins may do in a browser. */
@ExtendWith(SharedServer.class)
class CrossOriginIT {
  private static final String PAGE = "http://localhost:3000";
  private static final String FOREIGN = "https://evil.example";

  private final SpeechServer server;
  private final DeepSpeechClient anybody;

  CrossOriginIT(SpeechServer server) {
    this.server = server;
    this.anybody = DeepSpeechClient.anonymous(server);
  }

  private static Answer preflight(DeepSpeechClient client, String origin, String path) {
    return client
        .with("Origin", origin)
        .with("Access-Control-Request-Method", "PUT")
        .with("Access-Control-Request-Headers", "authorization,content-type")
        .send("OPTIONS", path);
  }

  private static void assertReadable(Answer answer, String origin) {
    assertThat(answer.header("Access-Control-Allow-Origin")).as(answer.toString()).contains(origin);
    assertThat(answer.header("Access-Control-Allow-Credentials")).contains("true");
    assertThat(answer.header("Access-Control-Expose-Headers").orElse("")).contains("Retry-After");
    assertThat(answer.header("Vary")).contains("Origin");
    assertThat(answer.response().headers().allValues("Access-Control-Allow-Origin")).hasSize(1);
  }

  private static void assertUnreadable(Answer answer) {
    assertThat(answer.response().headers().map().keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
    assertThat(answer.header("Vary")).contains("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/users",
        "/users/1",
        "/token",
        "/token/me",
        "/api/v1",
        "/api/v1/users/register",
        "/api/v1/token",
        "/api/v1/stt/http",
        "/nothing"
      })
  void aPreflightNeedsNoToken(String path) {
    Answer answer = preflight(anybody, PAGE, path);
    assertThat(answer.toString()).isEqualTo("204 ");
    assertReadable(answer, PAGE);
    assertThat(answer.header("Access-Control-Allow-Methods").orElse(""))
        .contains("GET", "POST", "PUT", "DELETE");
    assertThat(answer.header("Access-Control-Allow-Headers").orElse(""))
        .contains("Authorization", "Content-Type");
    assertThat(answer.header("Access-Control-Max-Age")).contains("3600");
  }

  @ParameterizedTest
  @ValueSource(strings = {FOREIGN, "null", "http://localhost.evil.example", "https://localhost"})
  void aForeignPageIsRefused(String origin) {
    Answer answer = preflight(anybody, origin, "/api/v1/token");
    assertThat(answer.status()).isEqualTo(403);
    assertUnreadable(answer);
    Answer index = anybody.with("Origin", origin).get("/api/v1");
    assertThat(index.status()).isEqualTo(200);
    assertUnreadable(index);
    assertUnreadable(anybody.with("Origin", origin).get("/token/me"));
  }

  @Test
  void errorsCanBeReadAsWell() {
    DeepSpeechClient page = anybody.with("Origin", PAGE);
    DeepSpeechClient user = DeepSpeechClient.registered(server).with("Origin", PAGE);
    Map<Answer, Integer> statuses =
        Map.of(
            page.get("/api/v1"), 200,
            user.get("/token/me"), 200,
            page.get("/token/me"), 401,
            page.get("/nothing"), 401,
            page.token("/token", "nobody", "nothing"), 401,
            user.get("/users/1"), 403,
            user.get("/users/2000000000"), 404,
            user.get("/nothing"), 404,
            user.get("/api/v1/stt/http"), 405,
            page.post("/users", "x".repeat(100_000)), 413);
    statuses.forEach(
        (answer, status) -> {
          assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
          assertReadable(answer, PAGE);
        });
  }

  @Test
  void theServersOwnPagesAreAllowed() {
    String own = server.address().toString().replaceFirst("/$", "");
    assertReadable(anybody.with("Origin", own).get("/api/v1"), own);
  }

  @Test
  void withoutAnOriginNothingIsAddedButTheHintForCaches() {
    assertUnreadable(anybody.get("/api/v1"));
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/stt/http", "/nothing"})
  void optionsThatAreNoPreflightNeedAToken(String path) {
    assertThat(anybody.with("Origin", PAGE).send("OPTIONS", path).status()).isEqualTo(401);
    assertThat(anybody.with("Access-Control-Request-Method", "PUT").send("OPTIONS", path).status())
        .isEqualTo(401);
  }
}
