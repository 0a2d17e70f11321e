package dev.earshot.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.SpeechServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A WAR that nobody configured is closed, and its secrets are its own. */
class WarDefaultsIT {
  @Test
  void withoutSettingsOnlyTheAdministratorComesIn() throws IOException {
    Path secrets;
    String key;
    try (SpeechServer server = SpeechServer.start(Map.of())) {
      DeepSpeechClient anybody = DeepSpeechClient.anonymous(server);
      Answer refused = anybody.register("/users", "forrest", "forrest@gump.com", "run forrest run");
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.json().getString("error")).isEqualTo("forbidden");

      secrets = server.dataFolder().resolve("secrets");
      String password = Files.readString(secrets.resolve("initial-admin-password")).trim();
      assertThat(password).hasSizeGreaterThanOrEqualTo(16);
      assertThat(server.log()).doesNotContain(password);
      DeepSpeechClient admin = anybody.loggedIn("admin", password);
      Answer registered =
          admin.register("/users", "forrest", "forrest@gump.com", "run forrest run");
      assertThat(registered.status()).isEqualTo(200);

      DeepSpeechClient user = anybody.loggedIn("forrest", "run forrest run");
      Answer byUser = user.register("/users", "jenny", "jenny@gump.com", "run forrest run");
      assertThat(byUser.status()).isEqualTo(403);

      key = Files.readString(secrets.resolve("token.key"));
      assertThat(key.trim()).hasSizeGreaterThanOrEqualTo(43);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
          .isEqualTo("rwx------");
      for (String name : List.of("token.key", "initial-admin-password")) {
        assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.resolve(name))))
            .isEqualTo("rw-------");
      }
    }
  }
}
