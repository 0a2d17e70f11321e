package dev.earshot.api.deepspeech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.Needed;
import dev.earshot.testing.SharedServer;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.browser.Browser;
import dev.earshot.testing.browser.Microphone;
import dev.earshot.testing.browser.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a browser's MediaRecorder makes of a microphone is understood: containers without a
 * duration, with clusters of unknown size. The recordings stay in {@code target/recorded}.
 */
@ExtendWith(SharedServer.class)
class BrowserRecordingIT {
  private static final Path RECORDED = Path.of("target", "recorded");

  /** Records for so long, in pieces of so many milliseconds (0: in one). */
  private static final String RECORD =
      """
      async (type, millis, piece) => {
        const audio = {echoCancellation: false, noiseSuppression: false, autoGainControl: false};
        const stream = await navigator.mediaDevices.getUserMedia({audio});
        const recorder = new MediaRecorder(stream, {mimeType: type});
        const pieces = [];
        recorder.ondataavailable = event => pieces.push(event.data);
        const stopped = new Promise(done => { recorder.onstop = done; });
        piece > 0 ? recorder.start(piece) : recorder.start();
        setTimeout(() => recorder.stop(), millis);
        await stopped;
        stream.getTracks().forEach(track => track.stop());
        window.recording = new Blob(pieces, {type});
        const bytes = new Uint8Array(await window.recording.arrayBuffer());
        let text = '';
        bytes.forEach(byte => { text += String.fromCharCode(byte); });
        return {pieces: pieces.length, base64: btoa(text)};
      }
      """;

  private static final String SEND =
      """
      async authorization => {
        const body = new FormData();
        body.append('audio', window.recording, 'recording');
        const response = await fetch('/api/v1/stt/http',
            {method: 'POST', headers: {Authorization: authorization}, body});
        return {status: response.status, text: await response.text()};
      }
      """;

  private static Browser browser;
  private static Microphone microphone;

  private final Page page;
  private final DeepSpeechClient user;

  BrowserRecordingIT(SpeechServer server) {
    this.page = browser.newPage().open(server.address().resolve("/"));
    this.user = DeepSpeechClient.registered(server);
  }

  @BeforeAll
  static void start(@TempDir Path folder) {
    microphone = Microphone.of("power-rms.wav", folder);
    browser = Browser.hearing(microphone.wav());
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "audio/webm;codecs=opus, 0, webm-opus.webm",
    "audio/webm;codecs=opus, 250, webm-opus-pieces.webm",
    "audio/mp4, 0, mp4.mp4",
    "audio/mp4, 250, mp4-pieces.mp4"
  })
  void aRecordingIsHeard(String type, int pieceMillis, String file) throws IOException {
    boolean supported =
        page.call("MediaRecorder.isTypeSupported", Json.createValue(type))
            .toString()
            .equals("true");
    Needed.here(supported, "a browser that records " + type);
    JsonObject recorded =
        page.call(
                RECORD,
                Json.createValue(type),
                Json.createValue(microphone.duration().toMillis()),
                Json.createValue(pieceMillis))
            .asJsonObject();
    Files.createDirectories(RECORDED);
    Files.write(RECORDED.resolve(file), Base64.getDecoder().decode(recorded.getString("base64")));
    if (pieceMillis > 0) {
      assertThat(recorded.getInt("pieces")).isGreaterThan(5);
    }
    JsonObject answer = page.call(SEND, Json.createValue(user.authorization())).asJsonObject();
    assertThat(answer.getInt("status")).as(answer.toString()).isEqualTo(200);
    assertThat(answer.getString("text")).contains("\"message\":\"your power is sufficient\"");
    assertThat(page.problems()).isEmpty();
  }
}
