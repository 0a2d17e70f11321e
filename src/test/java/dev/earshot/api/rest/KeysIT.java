package dev.earshot.api.rest;

import static dev.earshot.testing.ApiKeyClient.KEYS;
import static dev.earshot.testing.ApiKeyClient.made;
import static dev.earshot.testing.ApiKeyClient.make;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.ApiKeyClient;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.SharedServer;
import dev.earshot.testing.SpeechServer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of an API key, from outside. */
@ExtendWith(SharedServer.class)
class KeysIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final SpeechServer server;
  private final DeepSpeechClient user;

  KeysIT(SpeechServer server) {
    this.server = server;
    this.user = DeepSpeechClient.registered(server);
  }

  private JsonObject listed(String id) {
    return user.get(KEYS).json().getJsonArray("keys").getValuesAs(JsonObject.class).stream()
        .filter(key -> key.getString("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {KEYS, KEYS + "/"})
  void aNewKeyIsShownOnceAndWorks(String path) {
    Answer answer =
        user.post(path, "{\"name\":\"my laptop\",\"scopes\":[\"transcribe\",\"stream\"]}");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    JsonObject key = answer.json();
    assertThat(key.keySet())
        .containsExactlyInAnyOrder(
            "id",
            "name",
            "scopes",
            "created_at",
            "expires_at",
            "last_used_at",
            "revoked_at",
            "key");
    assertThat(key.getString("name")).isEqualTo("my laptop");
    assertThat(key.getJsonArray("scopes").toString()).isEqualTo("[\"stream\",\"transcribe\"]");
    assertThat(Instant.parse(key.getString("created_at")))
        .isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(120));
    assertThat(key.get("expires_at")).isEqualTo(JsonValue.NULL);
    String secret = key.getString("key");
    assertThat(secret).matches("earshot_[A-Za-z0-9_-]{43}");
    assertThat(ApiKeyClient.with(user, key).get("/api/v1/token/me").status()).isEqualTo(200);

    Answer list = user.get(path);
    assertThat(list.status()).isEqualTo(200);
    assertThat(list.text()).contains("my laptop").doesNotContain("earshot_", "hash");
    assertThat(server.log()).doesNotContain(secret);
  }

  @Test
  void aKeyIsAsGoodInTheQueryAsInTheHeader() {
    String secret = made(user, "laptop", "transcribe").getString("key");
    DeepSpeechClient anybody = DeepSpeechClient.anonymous(server);
    assertThat(anybody.get("/token/me?access_token=" + secret).status()).isEqualTo(200);
    assertThat(anybody.get("/token/verify?access_token=" + secret).toString())
        .isEqualTo("200 {\"valid\":true}");
    assertThat(anybody.get("/token/me?access_token=" + secret + "x").status()).isEqualTo(401);
  }

  @Test
  void itsLastUseIsNoted() {
    JsonObject key = made(user, "laptop", "transcribe");
    assertThat(listed(key.getString("id")).get("last_used_at")).isEqualTo(JsonValue.NULL);
    DeepSpeechClient program = ApiKeyClient.with(user, key);
    assertThat(program.get("/token/me").status()).isEqualTo(200);
    String first = awaitLastUse(key.getString("id"));
    assertThat(Instant.parse(first)).isAfterOrEqualTo(Instant.parse(key.getString("created_at")));
    assertThat(program.get("/token/me").status()).isEqualTo(200);
    assertThat(listed(key.getString("id")).getString("last_used_at")).isEqualTo(first);
  }

  // why polling: the use is noted beside the request, on purpose
  private String awaitLastUse(String id) {
    Instant deadline = Instant.now().plus(SOON);
    while (listed(id).isNull("last_used_at") && Instant.now().isBefore(deadline)) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    return listed(id).getString("last_used_at");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/"})
  void aRevokedKeyIsNoneAtOnce(String slash) {
    JsonObject key = made(user, "laptop", "transcribe");
    DeepSpeechClient program = ApiKeyClient.with(user, key);
    assertThat(program.get("/token/me").status()).isEqualTo(200);
    String path = KEYS + "/" + key.getString("id") + slash;
    assertThat(user.send("DELETE", path).toString()).isEqualTo("204 ");
    Answer refused = program.get("/token/me");
    assertThat(refused.toString())
        .isEqualTo(user.with("Authorization", "Bearer x.y.z").get("/token/me").toString())
        .startsWith("401 ");
    assertThat(program.get("/token/verify").status()).isEqualTo(401);
    assertThat(listed(key.getString("id")).getString("revoked_at")).isNotBlank();
    assertThat(make(user, "laptop", "transcribe").status()).as("name is free").isEqualTo(201);
    assertThat(server.log())
        .contains("event=key-created actor=")
        .containsPattern("event=key-revoked actor=\\d+ subject=" + key.getString("id"));
  }

  @Test
  void anExpiredKeyIsNone() {
    Instant expiry = Instant.now().plusMillis(1_500);
    Answer made =
        user.post(
            KEYS,
            "{\"name\":\"short\",\"scopes\":[\"transcribe\"],\"expires_at\":\"%s\"}"
                .formatted(expiry));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    DeepSpeechClient program = ApiKeyClient.with(user, made.json());
    Instant deadline = Instant.now().plus(SOON);
    while (program.get("/token/me").status() == 200 && Instant.now().isBefore(deadline)) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    assertThat(program.get("/token/me").status()).isEqualTo(401);
    assertThat(Instant.now()).isAfterOrEqualTo(expiry);
  }

  @Test
  void otherPeoplesKeysAreNotThere() {
    String id = made(user, "laptop", "transcribe").getString("id");
    DeepSpeechClient stranger = DeepSpeechClient.registered(server);
    Answer answer = stranger.send("DELETE", KEYS + "/" + id);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(answer.json().getString("detail")).startsWith("Requested URL /api/v1/keys/");
    assertThat(stranger.get(KEYS).toString()).isEqualTo("200 {\"keys\":[]}");
    assertThat(listed(id).isNull("revoked_at")).isTrue();
    assertThat(user.send("DELETE", KEYS + "/nothing").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                  | name, scopes
          {"name":"","scopes":["transcribe"]}                 | name
          {"name":" ","scopes":["transcribe"]}                | name
          {"name":5,"scopes":["transcribe"]}                  | name
          {"name":"a\\u0000b","scopes":["transcribe"]}        | name
          {"name":"a","scopes":[]}                            | scopes
          {"name":"a","scopes":"transcribe"}                  | scopes
          {"name":"a","scopes":["transcribe","account"]}      | scopes
          {"name":"a","scopes":["transcribe",1]}              | scopes
          {"name":"a","scopes":["stream"],"x":1}              | x
          {"name":"a","scopes":["stream"],"expires_at":"2020-01-01T00:00:00Z"} | expires_at
          {"name":"a","scopes":["stream"],"expires_at":"2099-01-01T00:00:00Z"} | expires_at
          {"name":"a","scopes":["stream"],"expires_at":"tomorrow"}             | expires_at
          {"name":"a","scopes":["stream"],"expires_at":1}                      | expires_at
          """)
  void wrongFieldsAreNamedWithTheirRules(String body, String fields) {
    Answer answer = user.post(KEYS, body);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    List<JsonObject> errors = answer.json().getJsonArray("errors").getValuesAs(JsonObject.class);
    assertThat(errors).extracting(e -> e.getString("field")).containsExactly(fields.split(", "));
    assertThat(errors).allSatisfy(e -> assertThat(e.getString("rule")).isNotBlank());
    assertThat(user.get(KEYS).toString()).isEqualTo("200 {\"keys\":[]}");
  }

  @Test
  void aNameHasAtMostAHundredCharacters() {
    assertThat(make(user, "x".repeat(101), "stream").status()).isEqualTo(400);
    assertThat(make(user, "x".repeat(100), "stream").status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({"'{', 400", "'[]', 400", "'', 400"})
  void aBodyThatIsNoObjectIsSaidToBeNone(String body, int status) {
    Answer answer = user.post(KEYS, body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
  }

  @Test
  void aHugeBodyIsRefused() {
    assertThat(user.post(KEYS, "\"" + "x".repeat(100_000) + "\"").status()).isEqualTo(413);
  }

  @Test
  void ofManyWhoWantTheSameNameOneGetsIt() {
    ExecutorService clients = Executors.newFixedThreadPool(6);
    List<Integer> statuses =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> make(user, "laptop", "stream").status(), clients))
            .limit(6)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    clients.shutdown();
    assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
  }

  @Test
  void nobodyHasMoreLiveKeysThanTheSettingSays() {
    for (int i = 0; i < 20; i++) {
      assertThat(make(user, "key " + i, "stream").status()).isEqualTo(201);
    }
    Answer refused = make(user, "one more", "stream");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().getString("detail")).contains("as many live keys");
    String first = user.get(KEYS).json().getJsonArray("keys").getJsonObject(0).getString("id");
    user.send("DELETE", KEYS + "/" + first);
    assertThat(make(user, "one more", "stream").status()).isEqualTo(201);
  }

  @Test
  void onlyAnAdministratorMakesAKeyForAdministration() {
    Answer refused = make(user, "power", "admin");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.header("Content-Type")).contains("application/problem+json");
    DeepSpeechClient admin = DeepSpeechClient.admin(server);
    assertThat(make(admin, "power " + UUID.randomUUID(), "admin").status()).isEqualTo(201);
  }

  @Test
  void loggingOutAndANewPasswordKeepTheKeys() {
    DeepSpeechClient program = ApiKeyClient.with(user, "transcribe");
    int id = user.get("/token/me").json().getJsonObject("me").getInt("id");
    DeepSpeechClient admin = DeepSpeechClient.admin(server);
    assertThat(admin.send("DELETE", "/api/v1/admin/users/" + id + "/tokens").status())
        .isEqualTo(204);
    assertThat(user.get("/token/me").status()).isEqualTo(401);
    assertThat(program.get("/token/me").status()).isEqualTo(200);
  }
}
