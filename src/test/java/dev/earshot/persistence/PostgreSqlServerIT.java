package dev.earshot.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.testing.ApiKeyClient;
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
      DeepSpeechClient program = ApiKeyClient.with(user, "transcribe");
      assertThat(program.get("/token/me").status()).isEqualTo(200);
      DeepSpeechClient desk = ApiKeyClient.with(DeepSpeechClient.admin(server), "admin");
      assertThat(desk.get("/api/v1/admin/users").status()).isEqualTo(200);
      database.run("UPDATE users SET role = 'user' WHERE username = 'admin'");
      assertThat(desk.get("/api/v1/admin/users").status())
          .as("a key never can more than its owner")
          .isEqualTo(403);
      database.run("DELETE FROM users WHERE username LIKE 'user-%'");
      assertThat(program.get("/token/me").status()).as("keys go with their owner").isEqualTo(401);
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
