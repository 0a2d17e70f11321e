package dev.earshot.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.Needed;
import dev.earshot.testing.ProcessSockets;
import dev.earshot.testing.SharedServer;
import dev.earshot.testing.SpeechServer;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operators and visitors see first. */
@ExtendWith(SharedServer.class)
class HealthIT {
  private final SpeechServer server;
  private final DeepSpeechClient anybody;

  HealthIT(SpeechServer server) {
    this.server = server;
    this.anybody = DeepSpeechClient.anonymous(server);
  }

  @Test
  void livenessIsOurOwnAnswer() {
    assertThat(anybody.get("/health/live").toString())
        .isEqualTo(
            "200 {\"status\":\"UP\",\"checks\":[{\"name\":\"application\",\"status\":\"UP\","
                + "\"data\":{}}]}");
  }

  @Test
  void readinessNamesModelAndEngine() {
    Answer ready = anybody.get("/health/ready");
    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.text())
        .contains("\"engine\":\"pocketsphinx\"")
        .contains("\"model\":\"cmusphinx-en-us\"")
        .contains("\"language\":\"en-US\"");
  }

  @Test
  void theStartPageSaysWhatThisIsAndHowToBegin() {
    Answer page = anybody.get("/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("speech-to-text server", "/api/v1/stt/http", "curl");
    assertThat(anybody.get("/assets/readiness.js").text()).contains("health/ready");
  }

  @Test
  void everyListeningSocketIsLoopback() {
    Needed.here(ProcessSockets.canBeAsked(), "no /proc on this machine");
    assertThat(ProcessSockets.listeningAddresses(server.pid()))
        .isNotEmpty()
        .allMatch(InetAddress::isLoopbackAddress);
  }
}
