package dev.earshot.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.OriginalDatabase;
import dev.earshot.testing.PostgreSql;
import dev.earshot.testing.SpeechServer;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The server on the database of a DeepSpeech REST API, and its users with their old passwords. */
class TakeoverIT {
  private final PostgreSql database = PostgreSql.newDatabase();
  private final Map<String, String> settings =
      SpeechServer.open(
          Map.of("earshot.database.url", database.url(), "earshot.database.user", database.user()));

  @Test
  void theOldUsersLogInWithTheirOldPasswordsAndKeepWhatTheyHave() {
    OriginalDatabase.fill(database);
    try (SpeechServer server = SpeechServer.start(settings)) {
      theOldUsersAreThere(server);
      theirHashesAreRenewedWithoutNotice(server);
      newUsersGetTheNextIds(server);
      whoseHashNobodyCanReadStaysOutside(server);
    }
    try (SpeechServer again = SpeechServer.start(settings)) {
      for (String name : List.of("jenny", "dan", "forrest")) {
        assertThat(loggedIn(again, name).me().getString("username")).isEqualTo(name);
      }
    }
    assertThat(database.value("SELECT version_num FROM alembic_version")).isEqualTo("d08333526df4");
  }

  private void theOldUsersAreThere(SpeechServer server) {
    Answer wrong =
        DeepSpeechClient.anonymous(server).token("/token", "jenny", OriginalDatabase.SCRYPT);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(hash("jenny")).isEqualTo(OriginalDatabase.PBKDF2);

    JsonObject jenny = loggedIn(server, "jenny").me();
    assertThat(jenny.toString())
        .isEqualTo(
            "{\"id\":1,\"username\":\"jenny\",\"email\":\"jenny@curran.com\","
                + "\"created_at\":\"2021-09-06T07:07:46.989193Z\","
                + "\"modified_at\":\"2021-09-06T07:07:46.989207Z\"}");
    assertThat(loggedIn(server, "dan").me().toString())
        .isEqualTo(
            "{\"id\":3,\"username\":\"dan\",\"email\":\"dan@taylor.com\","
                + "\"created_at\":\"2021-10-01T12:00:00Z\","
                + "\"modified_at\":\"2022-10-01T12:00:00.500000Z\"}");
    assertThat(DeepSpeechClient.admin(server).get("/users/4").text())
        .contains("\"created_at\":null,\"modified_at\":null");
  }

  private void theirHashesAreRenewedWithoutNotice(SpeechServer server) {
    DeepSpeechClient early = loggedIn(server, "jenny");
    for (String name : List.of("jenny", "dan")) {
      String renewed = hash(name);
      assertThat(renewed).startsWith("PBKDF2WithHmacSHA512:210000:");
      assertThat(loggedIn(server, name).me().getString("username")).isEqualTo(name);
      assertThat(hash(name)).as("renewed once").isEqualTo(renewed);
    }
    assertThat(early.get("/token/me").status()).isEqualTo(200);
    assertThat(database.value("SELECT count(*) FROM users WHERE tokens_valid_from IS NOT NULL"))
        .isEqualTo("0");
  }

  private void newUsersGetTheNextIds(SpeechServer server) {
    assertThat(DeepSpeechClient.admin(server).me().getInt("id")).isEqualTo(5);
    JsonObject added =
        DeepSpeechClient.anonymous(server)
            .register(
                "/api/v1/users/register", "forrest", "forrest@gump.com", OriginalDatabase.PASSWORD)
            .json();
    assertThat(added.getInt("id")).isEqualTo(6);
  }

  private static void whoseHashNobodyCanReadStaysOutside(SpeechServer server) {
    Answer refused =
        DeepSpeechClient.anonymous(server).token("/token", "bubba", OriginalDatabase.PASSWORD);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(server.log()).containsOnlyOnce("event=password-hash-unreadable user=4");
    assertThat(server.log()).doesNotContain("bubba");
  }

  private static DeepSpeechClient loggedIn(SpeechServer server, String name) {
    return DeepSpeechClient.anonymous(server).loggedIn(name, OriginalDatabase.PASSWORD);
  }

  private String hash(String name) {
    return database.value("SELECT password FROM users WHERE username = '" + name + "'");
  }
}
