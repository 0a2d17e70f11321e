package dev.earshot.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.SpeechServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without a model that can serve, the server runs, says so, and refuses at once. */
class NoEngineIT {
  @Test
  void theServerRunsAndSaysWhyItCannotHear() throws InterruptedException {
    try (SpeechServer server = SpeechServer.startOpen(Map.of("earshot.model", "not-installed"))) {
      DeepSpeechClient user = DeepSpeechClient.registered(server);
      Answer ready = user.get("/health/ready");
      Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
      while (ready.text().contains("being loaded") && Instant.now().isBefore(deadline)) {
        ready = user.get("/health/ready");
      }
      assertThat(ready.toString())
          .startsWith("503 ")
          .contains("no model named 'not-installed' is installed");
      assertThat(user.get("/health/live").status()).isEqualTo(200);

      Answer refused = user.transcribe(new byte[100_000]);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isPresent();
      assertThat(refused.text()).contains("no model named 'not-installed' is installed");
    }
  }
}
