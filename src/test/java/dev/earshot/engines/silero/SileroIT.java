package dev.earshot.engines.silero;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.LiveServer;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.TestSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** ONNX Runtime in a real server, whose WAR does not have it. */
class SileroIT {
  private static final String DIGITS_TEXT = "one two three four five six seven eight nine zero";

  @Test
  void aStreamIsJudgedByTheNetworkThatTheOperatorNames() throws Exception {
    Map<String, String> settings =
        Map.of(
            "earshot.vad", "silero",
            "earshot.vad-model", SileroModel.bothRates().toString(),
            "earshot.onnxruntime", SileroModel.onnxRuntime().toString());
    try (SpeechServer server = LiveServer.start(settings)) {
      // why not all: 72 ms of silence before the first word are withheld, no more, and the small
      // model hears the last two otherwise when its frames begin elsewhere
      assertThat(heard(server)).startsWith("one two three four five six seven eight");
      assertThat(server.log()).contains("event=vad detector=silero").doesNotContain("vad-missing");
    }
  }

  @Test
  void withoutTheJarTheServerWarnsOnceAndServesWithTheAdaptiveDetector() {
    Map<String, String> settings =
        Map.of(
            "earshot.vad", "silero",
            "earshot.vad-model", SileroModel.bothRates().toString(),
            "earshot.onnxruntime", Path.of("absent.jar").toAbsolutePath().toString());
    try (SpeechServer server = LiveServer.start(settings)) {
      assertThat(heard(server)).isEqualTo(DIGITS_TEXT);
      assertThat(heard(server)).isEqualTo(DIGITS_TEXT);
      assertThat(server.log())
          .containsOnlyOnce("event=vad-missing wished=silero used=adaptive")
          .contains("absent.jar, which is no file");
    }
  }

  private static String heard(SpeechServer server) {
    byte[] wav = Speech.clip("vosk-digits-rms.wav");
    try (TestSocket socket = TestSocket.open(server.voskAddress(), "/")) {
      socket.send("{\"config\" : {\"sample_rate\" : 16000, \"model\" : \"digits\"}}");
      socket.send(Arrays.copyOfRange(wav, 44, wav.length));
      socket.json();
      socket.send("{\"eof\" : 1}");
      return socket.json().getString("text");
    }
  }
}
