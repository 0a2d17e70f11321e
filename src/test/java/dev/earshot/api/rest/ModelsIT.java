package dev.earshot.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.ApiKeyClient;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.LiveServer;
import dev.earshot.testing.SpeechServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of models, from outside. */
@ExtendWith(LiveServer.class)
class ModelsIT {
  private static final String MODELS = "/api/v1/models";

  private final SpeechServer server;
  private final DeepSpeechClient user;

  ModelsIT(SpeechServer server) {
    this.server = server;
    this.user = DeepSpeechClient.registered(server);
  }

  @ParameterizedTest
  @ValueSource(strings = {MODELS, MODELS + "/"})
  void installedModelsAreListedTheDefaultOneFirst(String path) {
    assertThat(user.get(path).toString())
        .isEqualTo(
            "200 {\"models\":["
                + "{\"name\":\"cmusphinx-en-us\",\"language\":\"en-US\",\"engine\":\"pocketsphinx\","
                + "\"default\":true},"
                + "{\"name\":\"digits\",\"language\":\"en-US\",\"engine\":\"vosk\",\"default\":false}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"transcribe", "stream"})
  void everyKeyMayAsk(String scope) {
    assertThat(ApiKeyClient.with(user, scope).get(MODELS).status()).isEqualTo(200);
  }

  @Test
  void nobodyMayNot() {
    Answer answer = DeepSpeechClient.anonymous(server).get(MODELS);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
  }
}
