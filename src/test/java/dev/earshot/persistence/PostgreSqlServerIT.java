package dev.earshot.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.PostgreSql;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The whole server on a real PostgreSQL. */
class PostgreSqlServerIT {
  private final PostgreSql database = PostgreSql.newDatabase();
  private final Map<String, String> settings =
      Map.of("earshot.database.url", database.url(), "earshot.database.user", database.user());

  @Test
  void usersLiveInPostgreSqlAndASchemaThatDoesNotFitStopsTheStart() {
    try (SpeechServer server = SpeechServer.startOpen(settings).ready()) {
      DeepSpeechClient user = DeepSpeechClient.registered(server);
      assertThat(user.get("/token/me").status()).isEqualTo(200);
      assertThat(user.transcribe(Speech.clip("power-rms.wav")).message())
          .isEqualTo("your power is sufficient");
      database.run("DELETE FROM users WHERE username LIKE 'user-%'");
      assertThat(user.get("/token/me").status())
          .as("a token is void when its user is gone")
          .isEqualTo(401);
      assertThat(server.dataFolder().resolve("database")).doesNotExist();
    }

    database.run("ALTER TABLE users DROP COLUMN email");
    assertThatThrownBy(() -> SpeechServer.startOpen(settings).close())
        .hasStackTraceContaining("missing column [email] in table [users]");
  }
}
