package dev.earshot.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.Needed;
import dev.earshot.testing.SpeechServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a model that can serve, the server runs, says so, and refuses at once. */
class NoEngineIT {
  @Test
  void aFileThatOnlyBearsTheNameOfTheLibraryIsNoLibrary(@TempDir Path folder) throws IOException {
    Path other = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("zip"));
    Needed.here(Files.exists(other) && File.separatorChar == '/', "a library of the JDK to copy");
    Files.copy(other, folder.resolve("libpocketsphinx.so.3"));
    try (SpeechServer server =
        SpeechServer.startOpen(Map.of("earshot.pocketsphinx-libraries", folder.toString()))) {
      DeepSpeechClient anybody = DeepSpeechClient.anonymous(server);
      assertThat(settled(anybody).toString())
          .startsWith("503 ")
          .contains("engine pocketsphinx is unavailable", "libpocketsphinx3");
      assertThat(anybody.get("/health/live").status()).isEqualTo(200);
    }
  }

  private static Answer settled(DeepSpeechClient client) {
    Answer ready = client.get("/health/ready");
    Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
    while (ready.text().contains("being loaded") && Instant.now().isBefore(deadline)) {
      ready = client.get("/health/ready");
    }
    return ready;
  }

  @Test
  void theServerRunsAndSaysWhyItCannotHear() {
    try (SpeechServer server = SpeechServer.startOpen(Map.of("earshot.model", "not-installed"))) {
      DeepSpeechClient user = DeepSpeechClient.registered(server);
      assertThat(settled(user).toString())
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
