package dev.earshot.transcription.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Await;
import dev.earshot.testing.LiveServer;
import dev.earshot.testing.Metrics;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.TestSocket;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of streams that want more than there is. */
class LiveLimitsIT {
  private static final int SECOND = 32_000;
  private static final byte[] WEATHER = samples("weather-slt.wav");
  private static final String RATE = "{\"config\" : {\"sample_rate\" : 16000}}";
  private static final Map<String, String> SETTINGS =
      Map.of(
          "earshot.decoders", "2",
          "earshot.backlog-max", "PT5S",
          "earshot.socket-idle-max", "PT25S");

  private static SpeechServer server;

  private final List<TestSocket> sockets = new ArrayList<>();

  @BeforeAll
  static void start() {
    server = LiveServer.start(SETTINGS);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void hangUp() {
    sockets.forEach(TestSocket::close);
    Await.until("nobody speaks", Duration.ofSeconds(10), () -> active() == 0);
  }

  @Test
  void whoSendsMuchFasterThanItCanBeHeardIsSentAway() {
    TestSocket socket = open();
    for (int i = 0; i < 100 && !socket.isEnded(); i++) {
      try {
        socket.send(Arrays.copyOf(WEATHER, SECOND));
      } catch (RuntimeException sentAway) {
        break;
      }
    }
    assertThat(socket.end().code()).isEqualTo(1008);
    assertThat(socket.end().reason()).contains("EARSHOT_BACKLOG_MAX");
  }

  @Test
  void oneStreamTooManyIsRefusedAtOnceAndTheOthersGoOn() {
    TestSocket first = open();
    speak(first, WEATHER);
    assertThat(active()).isEqualTo(1);
    long start = System.nanoTime();
    TestSocket second = TestSocket.open(server.voskAddress(), "/");
    TestSocket.End end = second.end();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    assertThat(end.code()).isEqualTo(1013);
    assertThat(end.reason()).containsAnyOf("EARSHOT_DECODERS", "all cores are busy");
    first.send("{\"eof\" : 1}");
    assertThat(first.json().getString("text")).contains("weather");
  }

  @Test
  void aClientThatPausesLosesItsDecoderAndIsHeardAfterwards() {
    TestSocket socket = open();
    speak(socket, WEATHER);
    speak(socket, new byte[SECOND * 2]);
    assertThat(active()).isEqualTo(1);
    Await.until("its decoder is given back", Duration.ofSeconds(15), () -> active() == 0);
    assertThat(Metrics.of(server).value("earshot_live_sessions")).isEqualTo(1);
    speak(socket, WEATHER);
    socket.send("{\"eof\" : 1}");
    JsonObject result = socket.json();
    assertThat(result.getString("text")).contains("weather");
    double before = WEATHER.length / (double) SECOND + 2;
    assertThat(result.getJsonArray("result").getJsonObject(0).getJsonNumber("start").doubleValue())
        .isBetween(before - 0.1, before + 1);
  }

  @Test
  void aMutedMicrophoneTakesNoPlaceForLong() {
    TestSocket socket = open();
    speak(socket, new byte[SECOND * 12]);
    assertThat(active()).isZero();
    assertThat(Metrics.of(server).value("earshot_live_sessions")).isEqualTo(1);
  }

  @Test
  void whoSaysNothingForTooLongIsSentAway() {
    TestSocket socket = open();
    assertThat(socket.end().code()).isEqualTo(1008);
    assertThat(socket.end().reason()).contains("EARSHOT_SOCKET_IDLE_MAX");
  }

  private static int active() {
    return (int) Metrics.of(server).value("earshot_live_sessions_active");
  }

  private TestSocket open() {
    TestSocket socket = TestSocket.open(server.voskAddress(), "/");
    sockets.add(socket);
    socket.send(RATE);
    return socket;
  }

  /** In lock step. */
  private static void speak(TestSocket socket, byte[] audio) {
    for (int from = 0; from < audio.length; from += 6_400) {
      socket.send(Arrays.copyOfRange(audio, from, Math.min(audio.length, from + 6_400)));
      String unused = socket.text();
    }
  }

  private static byte[] samples(String clip) {
    byte[] wav = Speech.clip(clip);
    return Arrays.copyOfRange(wav, 44, wav.length);
  }
}
