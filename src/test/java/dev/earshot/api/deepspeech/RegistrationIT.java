package dev.earshot.api.deepspeech;

import static dev.earshot.api.deepspeech.ValidationBody.violation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.SharedServer;
import dev.earshot.testing.SpeechServer;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registering users, in both generations of URLs. */
@ExtendWith(SharedServer.class)
class RegistrationIT {
  private static final String PASSWORD = "run forrest run";

  private final SpeechServer server;
  private final DeepSpeechClient anybody;

  RegistrationIT(SpeechServer server) {
    this.server = server;
    this.anybody = DeepSpeechClient.anonymous(server);
  }

  private static String freshName() {
    return "forrest-" + UUID.randomUUID();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/users/register", "/api/v1/users/register/"})
  void registeringAnswersTheUserWithoutPassword(String path) {
    String name = freshName();
    Answer answer = anybody.register(path, name, name + "@gump.com", PASSWORD);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    JsonObject user = answer.json();
    assertThat(user.keySet())
        .containsExactlyInAnyOrder("id", "username", "email", "created_at", "modified_at");
    assertThat(user.getInt("id")).isPositive();
    assertThat(user.getString("username")).isEqualTo(name);
    assertThat(user.getString("created_at"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?Z");
    assertThat(Instant.parse(user.getString("created_at")))
        .isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(120));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/users", "/users/"})
  void theFirstGenerationAnswersAMessage(String path) {
    String name = freshName();
    Answer answer = anybody.register(path, name, name + "@gump.com", PASSWORD);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().toString())
        .isEqualTo("{\"message\":\"User " + name + " is successfully created.\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/users", "/api/v1/users/register"})
  void aTakenNameOrAddressIsRefused(String path) {
    String name = freshName();
    anybody.register(path, name, name + "@gump.com", PASSWORD);
    Answer sameName = anybody.register(path, name, "other-" + name + "@gump.com", PASSWORD);
    assertThat(sameName.toString())
        .isEqualTo("400 {\"message\":\"Please use a different username.\"}");
    Answer sameAddress = anybody.register(path, "other-" + name, name + "@gump.com", PASSWORD);
    assertThat(sameAddress.toString())
        .isEqualTo("400 {\"message\":\"Please use a different email address.\"}");
  }

  @Test
  void everyViolationIsNamed() {
    Answer answer =
        anybody.post(
            "/users", "{\"username\":\"fo\",\"password\":\"1234567\",\"email\":5,\"x\":1}");
    assertThat(answer.toString())
        .isEqualTo(
            "400 {\"error\":{\"type\":\"validation_failed\",\"message\":\"Validation failed.\","
                + "\"invalid\":["
                + violation("x", "allowed_field", "false")
                + ","
                + violation("username", "minlength", "3")
                + ","
                + violation("email", "type", "\"string\"")
                + ","
                + violation("password", "minlength", "8")
                + "]}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null"})
  void aMissingBodyIsAnUnsupportedMediaType(String body) {
    assertThat(anybody.post("/users", body).toString())
        .isEqualTo(
            "415 {\"error\":{\"type\":\"unsupported_media_type\",\"message\":\"Expected JSON"
                + " body.\",\"invalid\":[{\"entry_type\":\"request_body\",\"entry\":\"\","
                + "\"rule\":\"json\",\"constraint\":true}]}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"username\":}", "nonsense", "\"\\ud800"})
  void aBodyThatIsNoJsonIsABadRequest(String body) {
    assertThat(anybody.post("/users", body).toString())
        .isEqualTo(
            "400 {\"exception\":\"Failed when parsing body as json\",\"status\":400,"
                + "\"error\":\"bad request\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-For, 127.0.0.1",
    "Forwarded, for=127.0.0.1",
    "Origin, https://evil.example"
  })
  void openRegistrationHoldsForThisMachineOnly(String header, String value) {
    String name = freshName();
    Answer answer =
        anybody.with(header, value).register("/users", name, name + "@gump.com", PASSWORD);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
    assertThat(
            DeepSpeechClient.admin(server)
                .with(header, value)
                .register("/users", name, name + "@gump.com", PASSWORD)
                .status())
        .isEqualTo(200);
  }

  @Test
  void aNameThatNoDatabaseKeepsIsRefused() {
    String json =
        "{\"username\":\"ab\\u0000c\",\"email\":\"a@b.cd\",\"password\":\"%s\"}"
            .formatted(PASSWORD);
    Answer answer = anybody.post("/users", json);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("\"entry\":\"username\",\"rule\":\"regex\"");
    assertThat(anybody.post("/token", json).status()).isEqualTo(401);
  }

  @Test
  void ofManyWhoWantTheSameNameOneGetsItAndTheLogStaysClean() {
    String name = freshName();
    ExecutorService clients = Executors.newFixedThreadPool(6);
    List<Integer> statuses =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> anybody.register("/users", name, name + "@gump.com", PASSWORD),
                        clients))
            .toList()
            .stream()
            .map(a -> a.join().status())
            .toList();
    clients.shutdown();
    assertThat(statuses).containsOnly(200, 400).containsOnlyOnce(200);
    assertThat(server.log()).doesNotContain(name);
  }

  @Test
  void theContentTypeDoesNotMatterNorWhenTheBodyArrives() {
    String name = freshName();
    DeepSpeechClient form = anybody.with("Content-Type", "application/x-www-form-urlencoded");
    assertThat(form.register("/users", name, name + "@gump.com", PASSWORD).status()).isEqualTo(200);
    String json = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD);
    assertThat(form.postSlowly("/token", json).status()).isEqualTo(200);
  }

  @Test
  void aDeepOrHugeBodyIsRefusedPrecisely() {
    assertThat(anybody.post("/users", "[".repeat(10_000)).status()).isEqualTo(400);
    assertThat(anybody.post("/users", "\"" + "x".repeat(100_000) + "\"").status()).isEqualTo(413);
  }
}
