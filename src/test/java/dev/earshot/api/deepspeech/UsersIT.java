package dev.earshot.api.deepspeech;

import static dev.earshot.api.deepspeech.ValidationBody.violation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.SharedServer;
import dev.earshot.testing.SpeechServer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Showing, listing, changing and removing users, in both generations of URLs. */
@ExtendWith(SharedServer.class)
class UsersIT {
  private static final String NOT_YOURS =
      "403 {\"exception\":\"Unauthorized access.\",\"status\":403,\"error\":\"unauthorized access\"}";

  private final SpeechServer server;
  private final DeepSpeechClient admin;

  UsersIT(SpeechServer server) {
    this.server = server;
    this.admin = DeepSpeechClient.admin(server);
  }

  private static String json(String... keysAndValues) {
    var object = Json.createObjectBuilder();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.add(keysAndValues[i], keysAndValues[i + 1]);
    }
    return object.build().toString();
  }

  private static JsonArray array(Answer answer) {
    try (JsonReader reader = Json.createReader(new StringReader(answer.text()))) {
      return reader.readArray();
    }
  }

  private static String freshName() {
    return "jenny-" + UUID.randomUUID();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/users/%d", "/users/%d/", "/api/v1/users/%d", "/api/v1/users/%d/"})
  void everybodySeesHimselfAsMeDoes(String path) {
    DeepSpeechClient user = DeepSpeechClient.registered(server);
    Answer answer = user.get(path.formatted(user.me().getInt("id")));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(user.me());
    assertThat(answer.json().keySet())
        .containsExactlyInAnyOrder("id", "username", "email", "created_at", "modified_at");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/users",
    "PUT,/users",
    "DELETE,/users",
    "GET,/api/v1/users",
    "PUT,/api/v1/users"
  })
  void somebodyElseIsOffLimitsAndAnIdThatNobodyHasIsNotFound(String method, String path) {
    DeepSpeechClient user = DeepSpeechClient.registered(server);
    int other = DeepSpeechClient.registered(server).me().getInt("id");
    assertThat(user.send(method, path + "/" + other).toString()).isEqualTo(NOT_YOURS);
    for (String id : List.of("2000000000", "99999999999999999999", "0")) {
      assertThat(user.send(method, path + "/" + id).status()).as(id).isEqualTo(404);
    }
    assertThat(admin.get("/users/" + other).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/users", "/api/v1/users"})
  void anAdministratorSeesChangesAndRemovesOthers(String path) {
    DeepSpeechClient user = DeepSpeechClient.registered(server);
    String one = path + "/" + user.me().getInt("id");
    String name = freshName();
    assertThat(admin.get(one).json()).isEqualTo(user.me());
    assertThat(admin.put(one, json("username", name)).toString())
        .isEqualTo("200 {\"message\":\"User successfully updated.\"}");
    assertThat(user.me().getString("username")).isEqualTo(name);
    assertThat(admin.delete(one).toString())
        .isEqualTo("200 {\"message\":\"User successfully removed.\"}");
    assertThat(user.get("/token/me").status()).isEqualTo(401);
    assertThat(admin.get(one).toString())
        .isEqualTo(
            "404 {\"exception\":\"Requested URL %s not found\",\"status\":404,\"error\":\"not found\"}"
                .formatted(one));
    assertThat(admin.put(one, "{}").status()).isEqualTo(404);
    assertThat(admin.delete(one).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/users/forrest", "/users/-1", "/users/1.5", "/api/v1/users/me"})
  void whatIsNoNumberIsNoUser(String path) {
    DeepSpeechClient user = DeepSpeechClient.registered(server);
    assertThat(user.get(path).toString())
        .isEqualTo(
            "404 {\"exception\":\"Requested URL %s not found\",\"status\":404,\"error\":\"not found\"}"
                .formatted(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/users", "/users/", "/api/v1/users", "/api/v1/users/"})
  void theListIsOneselfOrForAnAdministratorEverybody(String path) {
    DeepSpeechClient user = DeepSpeechClient.registered(server);
    JsonObject me = user.me();
    assertThat(array(user.get(path))).containsExactly(me);
    assertThat(array(admin.get(path + "?after=" + (me.getInt("id") - 1)))).startsWith(me);
    assertThat(array(admin.get(path + "?after=" + me.getInt("id")))).doesNotContain(me);
    assertThat(admin.get(path + "?after=forrest").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/users/", "/api/v1/users/"})
  void everyFieldMayBeChangedAlone(String path) {
    DeepSpeechClient user = DeepSpeechClient.registered(server);
    JsonObject before = user.me();
    String one = path + before.getInt("id");
    String name = freshName();
    assertThat(user.put(one, json("username", name)).toString())
        .isEqualTo("200 {\"message\":\"User successfully updated.\"}");
    assertThat(user.put(one, json("email", name + "@curran.com")).status()).isEqualTo(200);
    JsonObject after = user.me();
    assertThat(after.getString("username")).isEqualTo(name);
    assertThat(after.getString("email")).isEqualTo(name + "@curran.com");
    assertThat(after.getString("created_at")).isEqualTo(before.getString("created_at"));
    assertThat(after.getString("modified_at")).isGreaterThan(before.getString("modified_at"));

    assertThat(user.put(one, "{}").status()).isEqualTo(200);
    assertThat(user.me()).as("nothing to change, nothing changed").isEqualTo(after);
    assertThat(user.put(one, json("username", name)).status()).as("his own name").isEqualTo(200);
  }

  @Test
  void aNewPasswordVoidsTheTokensAndTheOldPassword() {
    DeepSpeechClient user = DeepSpeechClient.registered(server);
    String name = user.me().getString("username");
    String one = "/users/" + user.me().getInt("id");
    DeepSpeechClient elsewhere = user.loggedIn(name, DeepSpeechClient.passwordOf(name));
    assertThat(user.put(one, json("password", "a new password")).status()).isEqualTo(200);
    assertThat(user.get("/token/me").status()).isEqualTo(401);
    assertThat(elsewhere.get("/token/me").status()).isEqualTo(401);
    assertThat(user.token("/token", name, DeepSpeechClient.passwordOf(name)).status())
        .isEqualTo(401);
    assertThat(user.loggedIn(name, "a new password").get("/token/me").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/users/", "/api/v1/users/"})
  void aTakenNameOrAddressIsRefused(String path) {
    JsonObject other = DeepSpeechClient.registered(server).me();
    DeepSpeechClient user = DeepSpeechClient.registered(server);
    String one = path + user.me().getInt("id");
    assertThat(user.put(one, json("username", other.getString("username"))).toString())
        .isEqualTo("400 {\"message\":\"Please use a different username.\"}");
    assertThat(user.put(one, json("email", other.getString("email"))).toString())
        .isEqualTo("400 {\"message\":\"Please use a different email address.\"}");
  }

  @Test
  void ofManyWhoTakeTheSameNameOneGetsItAndTheLogStaysClean() {
    String name = freshName();
    List<DeepSpeechClient> users =
        Stream.generate(() -> DeepSpeechClient.registered(server)).limit(4).toList();
    ExecutorService clients = Executors.newFixedThreadPool(4);
    List<Integer> statuses =
        users.stream()
            .map(
                user ->
                    CompletableFuture.supplyAsync(
                        () -> user.put("/users/" + user.me().getInt("id"), json("username", name)),
                        clients))
            .toList()
            .stream()
            .map(answer -> answer.join().status())
            .toList();
    clients.shutdown();
    assertThat(statuses).containsOnly(200, 400).containsOnlyOnce(200);
    assertThat(server.log()).doesNotContain(name);
  }

  @Test
  void everyViolationOfAChangeIsNamed() {
    DeepSpeechClient user = DeepSpeechClient.registered(server);
    assertThat(
            user.put(
                    "/users/" + user.me().getInt("id"),
                    "{\"email\":null,\"username\":\"\",\"id\":1,\"password\":\"1234567\"}")
                .toString())
        .isEqualTo(
            "400 {\"error\":{\"type\":\"validation_failed\",\"message\":\"Validation failed.\","
                + "\"invalid\":["
                + violation("id", "allowed_field", "false")
                + ","
                + violation("username", "empty", "false")
                + ","
                + violation("email", "nullable", "false")
                + ","
                + violation("password", "minlength", "8")
                + "]}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null"})
  void aChangeWithoutBodyIsAnUnsupportedMediaType(String body) {
    DeepSpeechClient user = DeepSpeechClient.registered(server);
    assertThat(user.put("/api/v1/users/" + user.me().getInt("id"), body).toString())
        .isEqualTo(
            "415 {\"error\":{\"type\":\"unsupported_media_type\",\"message\":\"Expected JSON"
                + " body.\",\"invalid\":[{\"entry_type\":\"request_body\",\"entry\":\"\","
                + "\"rule\":\"json\",\"constraint\":true}]}}");
  }

  @Test
  void whoIsAskedForAuthenticationFirstIsToldNothingAboutTheBody() {
    assertThat(DeepSpeechClient.anonymous(server).put("/users/1", "{\"x\":1}").toString())
        .isEqualTo(
            "401 {\"reasons\":[\"Authorization header not present.\"],\"exception\":\"Unauthorized\","
                + "\"status\":401,\"error\":\"unauthorized access\"}");
  }

  @Test
  void whoRemovesHimselfIsGone() {
    DeepSpeechClient user = DeepSpeechClient.registered(server);
    String name = user.me().getString("username");
    assertThat(user.delete("/users/" + user.me().getInt("id")).toString())
        .isEqualTo("200 {\"message\":\"User successfully removed.\"}");
    assertThat(user.get("/token/me").status()).isEqualTo(401);
    assertThat(user.token("/token", name, DeepSpeechClient.passwordOf(name)).status())
        .isEqualTo(401);
    assertThat(user.register("/users", name, name + "@example.org", "run jenny run").status())
        .as("his name is free again")
        .isEqualTo(200);
  }

  @Test
  void theLastAdministratorStays() {
    int id = admin.me().getInt("id");
    assertThat(admin.delete("/users/" + id).toString())
        .isEqualTo(
            "409 {\"exception\":\"the last administrator can be neither removed nor disabled\","
                + "\"status\":409,\"error\":\"conflict\"}");
    assertThat(admin.get("/token/me").status()).isEqualTo(200);
  }
}
