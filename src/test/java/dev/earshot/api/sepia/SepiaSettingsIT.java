package dev.earshot.api.sepia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.TestSocket;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings file of a SEPIA server starts this one. */
class SepiaSettingsIT {
  private static final Path MODELS = Path.of("src/test/resources/models").toAbsolutePath();

  @TempDir private static Path folder;
  private static SpeechServer server;

  @BeforeAll
  static void start() throws IOException {
    Path file = folder.resolve("server.conf");
    Files.writeString(
        file,
        """
        [info]
        settings_tag=Ours
        [server]
        host=0.0.0.0
        port=20741
        cors_origins=*
        socket_heartbeat_s = 1
        socket_timeout_s = 2
        [users]
        common_auth_token=
        user1=kitchen
        token1=a token for the kitchen
        [asr_models]
        base_folder=%s
        path1=vosk-digits-synthetic
        lang1=de-DE
        engine1=vosk
        task1=counting
        path2=no-such-model
        lang2=fr-FR
        engine2=coqui
        """
            .formatted(MODELS));
    server =
        SpeechServer.start(
                Map.of(
                    "earshot.sepia-settings", file.toString(),
                    "earshot.sepia-port", "0",
                    "earshot.model", "cmusphinx-en-us"))
            .ready();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void itsUsersAndModelsAreOurs() {
    try (SepiaClient client = new SepiaClient(server.sepiaAddress(), "/socket")) {
      JsonObject welcome =
          client.welcome(
              "kitchen",
              "a token for the kitchen",
              "{\"language\": \"de\", \"task\": \"counting\"}");
      JsonObject info = welcome.getJsonObject("info");
      assertThat(info.getJsonArray("models").toString())
          .isEqualTo("[\"vosk-digits-synthetic:counting\"]");
      assertThat(info.getJsonArray("languages").toString()).isEqualTo("[\"de-DE\"]");
      assertThat(info.getJsonArray("modelProperties").getJsonObject(0).getString("task"))
          .isEqualTo("counting");
      assertThat(info.getJsonObject("options").getString("model"))
          .isEqualTo("vosk-digits-synthetic:counting");
      client.speak(Speech.clip("vosk-digits-rms.wav"));
      client.endAudio();
      assertThat(client.nextFinal().getString("transcript")).contains("one two three four");
    }
    assertThat(server.log()).contains("event=sepia-model-missing name=no-such-model");
  }

  @Test
  void aTokenBelongsToItsUser() {
    try (SepiaClient client = new SepiaClient(server.sepiaAddress(), "/socket")) {
      assertThat(client.welcome("bedroom", "a token for the kitchen", "{}").getInt("code"))
          .isEqualTo(401);
    }
    assertThat(server.log()).doesNotContain("a token for the kitchen");
  }

  @Test
  void whoAnswersTheHeartbeatStaysAndWhoDoesNotIsSentAway() {
    try (SepiaClient client = new SepiaClient(server.sepiaAddress(), "/socket")) {
      client.welcome("kitchen", "a token for the kitchen", "{}");
      Instant welcomed = Instant.now();
      while (Duration.between(welcomed, Instant.now()).toSeconds() < 5) {
        JsonObject ping = client.socket().json();
        assertThat(ping.getString("type")).isEqualTo("ping");
        assertThat(ping.getInt("code")).isEqualTo(200);
        client.pong(ping.getInt("msg_id"));
      }
      assertIsSentAway(client.socket());
    }
  }

  @Test
  void whoNeverSaysWhoItIsIsSentAwayWhateverItAnswers() {
    try (TestSocket silent = TestSocket.open(server.sepiaAddress(), "/")) {
      silent.send("{\"type\": \"pong\", \"msg_id\": 1}");
      assertIsSentAway(silent);
    }
  }

  private static void assertIsSentAway(TestSocket socket) {
    JsonObject message = socket.json();
    while (message.getString("type").equals("ping")) {
      message = socket.json();
    }
    assertThat(message.getInt("code")).isEqualTo(408);
    assertThat(message.getString("name")).isEqualTo("TimeoutMessage");
    assertThat(message.getString("message")).isEqualTo("Client was inactive for too long.");
    assertThat(socket.end().code()).isEqualTo(1013);
  }
}
