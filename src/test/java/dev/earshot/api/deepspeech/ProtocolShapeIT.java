package dev.earshot.api.deepspeech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.SharedServer;
import dev.earshot.testing.SpeechServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The greeting, and failures that belong to no route, as clients of the DeepSpeech REST API know
 * them.
 */
@ExtendWith(SharedServer.class)
class ProtocolShapeIT {
  private final SpeechServer server;
  private final DeepSpeechClient anybody;

  ProtocolShapeIT(SpeechServer server) {
    this.server = server;
    this.anybody = DeepSpeechClient.anonymous(server);
  }

  @Test
  void nobodyIsToldWhatServerThisIs() {
    DeepSpeechClient user = DeepSpeechClient.registered(server);
    assertThat(user.get("/users/application.wadl").status()).isEqualTo(404);
    assertThat(user.send("OPTIONS", "/api/v1/stt/http").text()).doesNotContain("ersey");
  }

  @Test
  void unknownPathsAndMethodsAreNamedInTheProtocolsShape() {
    DeepSpeechClient user = DeepSpeechClient.registered(server);
    assertThat(user.get("/api/v1/stt/nothing").toString())
        .isEqualTo(
            "404 {\"exception\":\"Requested URL /api/v1/stt/nothing not found\",\"status\":404,"
                + "\"error\":\"not found\"}");
    assertThat(user.get("/api/v1/stt/http").toString())
        .isEqualTo(
            "405 {\"exception\":\"Method GET not allowed for URL /api/v1/stt/http\","
                + "\"status\":405,\"error\":\"method not supported\"}");
  }

  @Test
  void theIndexGreets() {
    Answer answer = anybody.get("/api/v1");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.text()).contains("<h1>");
    assertThat(anybody.get("/api/v1/").status()).isEqualTo(200);
  }
}
