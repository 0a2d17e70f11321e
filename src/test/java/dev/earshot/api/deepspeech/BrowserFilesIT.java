package dev.earshot.api.deepspeech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.SharedServer;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser recorded once is heard everywhere, also where there is no browser. */
@ExtendWith(SharedServer.class)
class BrowserFilesIT {
  private final DeepSpeechClient user;

  BrowserFilesIT(SpeechServer server) {
    this.user = DeepSpeechClient.registered(server);
  }

  @ParameterizedTest
  @ValueSource(strings = {"webm-opus.webm", "webm-opus-pieces.webm", "mp4.mp4", "mp4-pieces.mp4"})
  void aKeptRecordingIsHeard(String file) {
    Answer answer = user.transcribe(Speech.clip("recorded/" + file));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.json().keySet()).containsExactly("message", "time");
    assertThat(answer.message()).isEqualTo("your power is sufficient");
  }

  @ParameterizedTest
  @ValueSource(strings = {"webm-opus-pieces.webm", "mp4-pieces.mp4"})
  void aRecordingInPiecesMayLackItsLastOnes(String file) {
    byte[] recorded = Speech.clip("recorded/" + file);
    Answer answer = user.transcribe(Arrays.copyOf(recorded, recorded.length * 3 / 5));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.message()).startsWith("your");
  }
}
