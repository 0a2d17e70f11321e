package dev.earshot.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.ApiKeyClient;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.SharedServer;
import dev.earshot.testing.SpeechServer;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators do over HTTP. */
@ExtendWith(SharedServer.class)
class AdministrationIT {
  private static final String USERS = "/api/v1/admin/users";

  private final SpeechServer server;
  private final DeepSpeechClient admin;
  private final DeepSpeechClient user;
  private final int id;

  AdministrationIT(SpeechServer server) {
    this.server = server;
    this.admin = DeepSpeechClient.admin(server);
    this.user = DeepSpeechClient.registered(server);
    this.id = idOf(user);
  }

  private static int idOf(DeepSpeechClient client) {
    return client.get("/token/me").json().getJsonObject("me").getInt("id");
  }

  private static List<JsonObject> users(Answer page) {
    return page.json().getJsonArray("users").getValuesAs(JsonObject.class);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/admin/users",
    "GET, /api/v1/admin/users/1/keys",
    "POST, /api/v1/admin/users/1/disable",
    "POST, /api/v1/admin/users/1/enable",
    "DELETE, /api/v1/admin/users/1/tokens",
    "DELETE, /api/v1/admin/keys/any",
    "GET, /api/v1/admin",
    "GET, /api/v1/admin/nothing"
  })
  void nobodyElseDoesThem(String method, String path) {
    for (DeepSpeechClient other : List.of(user, ApiKeyClient.with(user, "stream"))) {
      Answer answer = other.send(method, path);
      assertThat(answer.toString())
          .isEqualTo(
              "403 {\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,"
                  + "\"detail\":\"The scope admin is needed\"}");
      assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
    }
    assertThat(DeepSpeechClient.anonymous(server).send(method, path).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {USERS, USERS + "/"})
  void usersAreListedPageByPage(String path) {
    List<Integer> ids = new ArrayList<>();
    String next = "0";
    while (!next.equals("null")) {
      Answer page = admin.get(path + "?limit=2&after=" + next);
      assertThat(page.status()).as(page.toString()).isEqualTo(200);
      assertThat(users(page)).hasSizeBetween(1, 2);
      users(page).forEach(u -> ids.add(u.getInt("id")));
      next = page.json().get("next_after").toString();
    }
    assertThat(ids).isSorted().doesNotHaveDuplicates().contains(id, idOf(admin));
  }

  @Test
  void aUserIsShownWithoutSecrets() {
    String name = user.get("/token/me").json().getJsonObject("me").getString("username");
    Answer found = admin.get(USERS + "?name=" + name);
    assertThat(users(found)).hasSize(1);
    assertThat(users(found).get(0).keySet())
        .containsExactlyInAnyOrder(
            "id", "username", "email", "role", "disabled", "created_at", "modified_at");
    assertThat(users(found).get(0).getString("role")).isEqualTo("user");
    assertThat(users(admin.get(USERS + "?name=" + name.replace('-', '_'))))
        .as("no character is a wildcard")
        .isEmpty();
    assertThat(users(admin.get(USERS + "?name=%25"))).isEmpty();
    assertThat(users(admin.get(USERS + "?name=%00"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=501, limit",
    "limit=x, limit",
    "after=-1, after",
    "after=99999999999&limit=, after"
  })
  void wrongParametersAreNamed(String query, String field) {
    Answer answer = admin.get(USERS + "?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getJsonArray("errors").getJsonObject(0).getString("field"))
        .isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/"})
  void aDisabledUserIsOutWithTokensAndKeysUntilHeIsEnabled(String slash) {
    DeepSpeechClient program = ApiKeyClient.with(user, "transcribe");
    assertThat(admin.send("POST", USERS + "/" + id + "/disable" + slash).toString())
        .isEqualTo("204 ");
    assertThat(user.get("/token/me").status()).isEqualTo(401);
    assertThat(program.get("/token/me").status()).isEqualTo(401);
    assertThat(admin.send("POST", USERS + "/" + id + "/enable" + slash).toString())
        .isEqualTo("204 ");
    assertThat(program.get("/token/me").status()).as("keys are good again").isEqualTo(200);
    assertThat(user.get("/token/me").status()).as("tokens are not").isEqualTo(401);
    assertThat(server.log())
        .contains("event=user-disabled actor=" + idOf(admin) + " subject=" + id)
        .contains("event=user-enabled actor=" + idOf(admin) + " subject=" + id);
  }

  @Test
  void aUserIsLoggedOutEverywhere() {
    assertThat(admin.send("DELETE", USERS + "/" + id + "/tokens").toString()).isEqualTo("204 ");
    assertThat(user.get("/token/me").status()).isEqualTo(401);
    assertThat(server.log())
        .contains("event=user-logged-out actor=" + idOf(admin) + " subject=" + id);
  }

  @Test
  void anybodysKeysAreListedAndRevoked() {
    JsonObject key = ApiKeyClient.made(user, "laptop", "stream");
    Answer list = admin.get(USERS + "/" + id + "/keys");
    assertThat(list.status()).isEqualTo(200);
    assertThat(list.text()).contains(key.getString("id")).doesNotContain("earshot_");
    String path = "/api/v1/admin/keys/" + key.getString("id");
    assertThat(admin.send("DELETE", path).toString()).isEqualTo("204 ");
    assertThat(ApiKeyClient.with(user, key).get("/token/me").status()).isEqualTo(401);
    assertThat(server.log())
        .contains("event=key-revoked actor=" + idOf(admin) + " subject=" + key.getString("id"));
  }

  @Test
  void theLastAdministratorStays() {
    Answer answer = admin.send("POST", USERS + "/" + idOf(admin) + "/disable");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(admin.get(USERS).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/admin/users/999999999/disable",
    "POST, /api/v1/admin/users/999999999/enable",
    "DELETE, /api/v1/admin/users/999999999/tokens",
    "GET, /api/v1/admin/users/999999999/keys",
    "GET, /api/v1/admin/users/x/keys",
    "DELETE, /api/v1/admin/keys/nothing",
    "GET, /api/v1/admin/nothing"
  })
  void whatIsNotThereIsNotFound(String method, String path) {
    Answer answer = admin.send(method, path);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(answer.json().getInt("status")).isEqualTo(404);
  }

  @Test
  void aKeyForAdministrationDoesTheSameAndIsNamedInTheLog() {
    JsonObject key = ApiKeyClient.made(admin, "desk " + UUID.randomUUID(), "admin");
    DeepSpeechClient program = ApiKeyClient.with(admin, key);
    assertThat(program.get(USERS).status()).isEqualTo(200);
    assertThat(program.send("DELETE", USERS + "/" + id + "/tokens").status()).isEqualTo(204);
    assertThat(server.log())
        .contains(
            "event=user-logged-out actor=%d/%s subject=%d"
                .formatted(idOf(admin), key.getString("id"), id));
  }
}
