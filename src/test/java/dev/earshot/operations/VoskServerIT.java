package dev.earshot.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A server whose operator has put a Vosk model into the data folder. */
class VoskServerIT {
  private static final String NAME = "vosk-digits-synthetic";

  @Test
  void aVoskModelInTheDataFolderServesUnderItsFoldersName() throws IOException {
    Path data = Files.createTempDirectory("earshot-it-");
    copy(Path.of("src/test/resources/models", NAME), data.resolve("models").resolve(NAME));
    Map<String, String> settings = SpeechServer.open(Map.of("earshot.model", NAME));
    try (SpeechServer server = SpeechServer.start(data, settings).ready()) {
      DeepSpeechClient user = DeepSpeechClient.registered(server);
      assertThat(user.get("/health/ready").text())
          .contains("\"model\":\"" + NAME + "\"", "\"engine\":\"vosk\"", "\"language\":\"en-US\"");

      Answer answer = user.transcribe(Speech.clip("vosk-digits-rms.wav"));
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.json().getString("message"))
          .isEqualTo("one two three four five six seven eight nine zero");

      Answer refused = user.transcribe(Speech.clip("vosk-digits-rms.wav"), Map.of("one", 5));
      assertThat(refused.status()).as(refused.text()).isEqualTo(400);
      assertThat(refused.text()).contains("does not support hot words");
      assertThat(server.log()).doesNotContain("VoskAPI");
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path source : tree.toList()) {
        Files.copy(source, to.resolve(from.relativize(source)));
      }
    }
  }
}
