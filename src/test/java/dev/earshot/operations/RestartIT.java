package dev.earshot.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.SpeechServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Users and tokens outlive the server; what a killed server left behind does not. */
class RestartIT {
  @Test
  void usersAndTokensSurviveARestartAndLeftoversDoNot() throws IOException {
    Map<String, String> settings = SpeechServer.open(Map.of());
    SpeechServer first = SpeechServer.start(settings);
    Path data = first.dataFolder();
    String authorization = DeepSpeechClient.registered(first).authorization();
    first.stop();

    Path leftover = data.resolve("tmp/uploads/upload-left.bin");
    Files.createDirectories(leftover.getParent());
    Files.writeString(leftover, "left by a killed server");

    try (SpeechServer second = SpeechServer.start(data, settings)) {
      DeepSpeechClient anybody = DeepSpeechClient.anonymous(second);
      assertThat(anybody.with("Authorization", authorization).get("/token/me").status())
          .isEqualTo(200);
      assertThat(DeepSpeechClient.admin(second).get("/token/verify").status()).isEqualTo(200);
      assertThat(leftover).doesNotExist();
    }
  }
}
