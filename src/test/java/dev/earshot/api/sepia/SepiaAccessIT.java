package dev.earshot.api.sepia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.ApiKeyClient;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.LiveServer;
import dev.earshot.testing.SpeechServer;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may stream by the SEPIA protocol. */
@ExtendWith(LiveServer.class)
class SepiaAccessIT {
  private final SpeechServer server;
  private final List<SepiaClient> clients = new ArrayList<>();

  SepiaAccessIT(SpeechServer server) {
    this.server = server;
  }

  @AfterEach
  void hangUp() {
    clients.forEach(SepiaClient::close);
  }

  @Test
  void whoseTokenIsWrongWaitsAndIsSentAway() {
    SepiaClient client = client("/socket");
    Instant asked = Instant.now();
    JsonObject error = client.welcome("any", "guess", "{}");
    assertThat(Duration.between(asked, Instant.now())).isGreaterThan(Duration.ofMillis(2_900));
    assertThat(error.getInt("code")).isEqualTo(401);
    assertThat(error.getString("name")).isEqualTo("Unauthorized");
    assertThat(error.getString("message")).isEqualTo("Authentication failed.");
    assertThat(client.socket().end().code()).isEqualTo(1000);
  }

  @Test
  void aTokenOfAnAccountOpensItToo() {
    DeepSpeechClient user = DeepSpeechClient.registered(server);
    String token = user.authorization().substring("Bearer ".length());
    assertThat(client("/").welcome("whoever", token, "{}").getInt("code")).isEqualTo(200);
  }

  @Test
  void aKeyOpensWhatItsScopeIsFor() {
    DeepSpeechClient user = DeepSpeechClient.registered(server);
    String good = ApiKeyClient.made(user, "live", "stream").getString("key");
    String other = ApiKeyClient.made(user, "files", "transcribe").getString("key");
    assertThat(client("/").welcome("whoever", good, "{}").getInt("code")).isEqualTo(200);
    assertThat(client("/").welcome("whoever", other, "{}").getInt("code")).isEqualTo(401);
  }

  private SepiaClient client(String path) {
    SepiaClient client = new SepiaClient(server.sepiaAddress(), path);
    clients.add(client);
    return client;
  }
}
