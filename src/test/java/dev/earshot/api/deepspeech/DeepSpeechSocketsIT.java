package dev.earshot.api.deepspeech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Await;
import dev.earshot.testing.LiveServer;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.TestSocket;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dialogues of the original's two WebSockets through the real server and engine. */
@ExtendWith(LiveServer.class)
class DeepSpeechSocketsIT {
  private static final int WAV_HEADER = 44;
  private static final byte[] POWER = Speech.clip("power-rms.wav");
  private static final byte[] WEATHER = Speech.clip("weather-slt.wav");

  private final SpeechServer server;
  private final List<TestSocket> sockets = new ArrayList<>();

  DeepSpeechSocketsIT(SpeechServer server) {
    this.server = server;
  }

  @AfterEach
  void hangUp() {
    sockets.forEach(TestSocket::close);
    Await.until(
        "no file is left behind", Duration.ofSeconds(10), () -> server.temporaryFiles().isEmpty());
  }

  @Test
  void aSoundIsAnsweredOnceAndTheSessionEnds() {
    TestSocket socket = open("/api/v1/stt/ws");
    socket.send(WEATHER);
    JsonObject answer = socket.json();
    assertThat(answer.getString("message")).contains("weather");
    assertThat(answer.getJsonNumber("time").doubleValue()).isPositive();
    assertThat(socket.end()).isEqualTo(new TestSocket.End(1000, ""));
    assertThat(socket.rest()).isEmpty();
  }

  @Test
  void hotWordsCountForThisSoundOnly() {
    TestSocket plain = open("/api/v1/stt/ws");
    plain.send(POWER);
    String without = plain.json().getString("message");

    TestSocket boosted = open("/api/v1/stt/ws");
    boosted.send("{}");
    boosted.send("{\"power\": \"-1000\"}");
    boosted.send(POWER);
    assertThat(boosted.json().getString("message")).isNotEqualTo(without).doesNotContain("power");

    TestSocket after = open("/api/v1/stt/ws");
    after.send(POWER);
    assertThat(after.json().getString("message")).isEqualTo(without).contains("power");
  }

  @Test
  void whatIsNoSoundOrNoHotWordsIsAnsweredAsTheOriginalDoes() {
    TestSocket noise = open("/api/v1/stt/ws");
    noise.send("this is no sound".getBytes(StandardCharsets.US_ASCII));
    assertFailed(noise);
    for (String bad : List.of("hello", "[1]", "{\"power\": \"much\"}", "{\"power\": null}")) {
      TestSocket socket = open("/api/v1/stt/ws");
      socket.send(bad);
      assertFailed(socket);
    }
  }

  @Test
  void aLongSoundMayComeInOneFrameOrInMany() {
    byte[] minutes = minutes();
    TestSocket single = open("/api/v1/stt/ws");
    single.send(minutes);
    TestSocket pieces = open("/api/v1/stt/ws");
    for (int from = 0; from < minutes.length; from += 100_000) {
      int to = Math.min(minutes.length, from + 100_000);
      pieces.sendPart(Arrays.copyOfRange(minutes, from, to), to == minutes.length);
    }
    String text = single.json().getString("message");
    assertThat(text).contains("weather");
    assertThat(pieces.json().getString("message")).isEqualTo(text);
  }

  @Test
  void theMicrophoneIsAnsweredOncePerMessageWithAllThatWasSaid() {
    for (String path : List.of("/api/v1/stt/mic", "/api/v1/mic")) {
      TestSocket socket = open(path);
      List<String> replies = talk(socket, audio(WEATHER), 2_048);
      replies.addAll(talk(socket, new byte[32_000 * 2], 2_048));
      String first = replies.get(replies.size() - 1);
      assertThat(first).contains("weather");
      replies = talk(socket, audio(POWER), 2_048);
      replies.addAll(talk(socket, new byte[32_000 * 2], 2_048));
      assertThat(replies.get(replies.size() - 1)).startsWith(first).contains("power");
      assertThat(socket.rest()).isEmpty();
      assertThat(socket.isEnded()).isFalse();
    }
  }

  @Test
  void oddPiecesAreWholeSamplesTogetherAndTextsMeanNothing() {
    TestSocket socket = open("/api/v1/stt/mic");
    socket.send("hello");
    List<String> replies = talk(socket, audio(WEATHER), 2_047);
    socket.send("{\"power\": 10}");
    replies.addAll(talk(socket, new byte[32_000 * 2], 3_333));
    assertThat(replies.get(replies.size() - 1)).contains("weather");
    assertThat(socket.rest()).isEmpty();
  }

  @Test
  void aMessageThatIsTooLongIsTooBig() {
    TestSocket socket = open("/api/v1/stt/mic");
    socket.send(new byte[1024 * 1024 + 2]);
    assertThat(socket.end().code()).isEqualTo(1009);
  }

  private static void assertFailed(TestSocket socket) {
    JsonObject answer = socket.json();
    assertThat(answer.getString("message")).isEqualTo("Audio not provided");
    assertThat(answer.get("time")).isEqualTo(JsonValue.NULL);
    assertThat(socket.end().code()).isEqualTo(1000);
  }

  /** One reply to each message, and none besides. */
  private static List<String> talk(TestSocket socket, byte[] audio, int frameBytes) {
    List<String> replies = new ArrayList<>();
    for (int from = 0; from < audio.length; from += frameBytes) {
      socket.send(Arrays.copyOfRange(audio, from, Math.min(audio.length, from + frameBytes)));
      replies.add(socket.text());
    }
    return replies;
  }

  /** The weather with much silence after it: five megabytes. */
  private static byte[] minutes() {
    int silence = 5_000_000;
    byte[] sound = Arrays.copyOf(WEATHER, WEATHER.length + silence);
    int data = sound.length - WAV_HEADER;
    for (int i = 0; i < 4; i++) {
      sound[40 + i] = (byte) (data >> 8 * i);
      sound[4 + i] = (byte) (data + 36 >> 8 * i);
    }
    return sound;
  }

  private static byte[] audio(byte[] wav) {
    return Arrays.copyOfRange(wav, WAV_HEADER, wav.length);
  }

  private TestSocket open(String path) {
    TestSocket socket = TestSocket.open(server.address(), path);
    sockets.add(socket);
    return socket;
  }
}
