package dev.earshot.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Await;
import dev.earshot.testing.LiveServer;
import dev.earshot.testing.Metrics;
import dev.earshot.testing.ServerState;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser's recorder sends is heard while it comes. */
@ExtendWith(LiveServer.class)
class ContainerStreamIT {
  private static final String START = "{'type':'start','format':{'encoding':'container'}}";
  private static final String FINISH = "{'type':'finish'}";
  private static final Duration PIECE = Duration.ofMillis(250);

  /** About as much as the recorder sent every 250 ms. */
  private static final int PIECE_BYTES = 2_500;

  private final SpeechServer server;
  private final List<StreamClient> clients = new ArrayList<>();

  ContainerStreamIT(SpeechServer server) {
    this.server = server;
  }

  @AfterEach
  void hangUp() {
    clients.forEach(StreamClient::close);
    Await.until(
        "nothing is decoded for nobody",
        Duration.ofSeconds(5),
        () ->
            server.childProcesses().isEmpty()
                && Metrics.of(server).value("earshot_live_containers") == 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"webm-opus-pieces.webm", "mp4-pieces.mp4"})
  void aRecordingIsHeardWhileItComes(String file) {
    byte[] recording = Speech.clip("recorded/" + file);
    StreamClient client = open();
    assertThat(client.start(START).getInt("sampleRate")).isEqualTo(16_000);
    client.audio(recording, PIECE_BYTES, PIECE);
    client.next("partial");
    client.say(FINISH);
    assertThat(client.end().code()).isEqualTo(1000);
    assertThat(client.all("final")).hasSize(1);
    assertThat(client.all("final").get(0).getString("text")).isEqualTo("your power is sufficient");
    JsonObject done = client.all("done").get(0);
    assertThat(done.getInt("received")).isEqualTo(recording.length);
    assertThat(done.getJsonNumber("duration").doubleValue()).isBetween(3.7, 4.1);
    assertThat(client.all("error")).isEmpty();
  }

  @Test
  void aRecordingAtOnceIsHeardAsWell() {
    StreamClient client = open();
    client.start(START);
    client.audio(Speech.clip("recorded/webm-opus.webm")).say(FINISH);
    client.end();
    assertThat(client.all("final").get(0).getString("text")).isEqualTo("your power is sufficient");
  }

  @Test
  void aFlushAndAConfigurationKeepTheirPlace() {
    StreamClient client = open();
    client.start(START);
    client.audio(Speech.clip("recorded/webm-opus-pieces.webm"), PIECE_BYTES);
    client.say("{'type':'configure','seq':4,'alternatives':2}").say("{'type':'flush','seq':5}");
    assertThat(client.next("configured").getInt("to")).isEqualTo(4);
    assertThat(client.next("flushed").getInt("to")).isEqualTo(5);
    assertThat(client.all("final").get(0).getString("text")).isEqualTo("your power is sufficient");
    client.say(FINISH);
    assertThat(client.end().code()).isEqualTo(1000);
  }

  @Test
  void brokenSoundIsAnErrorAndWhatWasHeardIsDone() {
    StreamClient client = open();
    client.start(START);
    byte[] broken = new byte[20_000];
    new Random(1).nextBytes(broken);
    System.arraycopy(Speech.clip("recorded/webm-opus.webm"), 0, broken, 0, 40);
    client.audio(broken, 1_000).say(FINISH);
    assertThat(client.end().code()).isEqualTo(1000);
    assertThat(client.all("error")).hasSize(1);
    JsonObject error = client.all("error").get(0);
    assertThat(error.getString("code")).isEqualTo("bad-audio");
    assertThat(error.getString("message")).startsWith("WebM or Matroska: ");
    assertThat(client.all("done")).hasSize(1);
  }

  @Test
  void whatIsNoContainerIsAnErrorAtOnce() {
    StreamClient client = open();
    client.start(START);
    client.audio(Speech.clip("power-rms.wav"), 3_200);
    assertThat(client.error().getString("message"))
        .isEqualTo("audio that does not begin as WebM, MP4 or Ogg does");
    client.say("{'type':'flush'}").next("flushed");
    client.say(FINISH);
    assertThat(client.end().code()).isEqualTo(1000);
  }

  @Test
  void theRateOfAContainerIsItsOwn() {
    StreamClient client = open();
    String message =
        client
            .sayWrong("{'type':'start','format':{'encoding':'container','sampleRate':48000}}")
            .error()
            .getString("message");
    assertThat(message).isEqualTo("format.sampleRate: a container knows its own");
  }

  @Test
  void whoVanishesLeavesNoProcess() {
    ServerState before = ServerState.of(server);
    byte[] recording = Speech.clip("recorded/webm-opus-pieces.webm");
    for (int i = 1; i <= 6; i++) {
      StreamClient client = StreamClient.open(server);
      client.start(START);
      client.audio(Arrays.copyOf(recording, recording.length * i / 6), PIECE_BYTES);
      Await.until(
          "it is decoded", PIECE.multipliedBy(20), () -> !server.childProcesses().isEmpty());
      client.close();
    }
    Await.until(
        "no process is left", Duration.ofSeconds(2), () -> server.childProcesses().isEmpty());
    ServerState.awaitCalm(server, before);
  }

  @Test
  void oneTooManyIsBusy() {
    for (int i = 0; i < 16; i++) {
      open().start(START);
    }
    StreamClient client = open();
    JsonObject error = client.say(START).error();
    assertThat(error.getString("code")).isEqualTo("busy");
    assertThat(error.getString("message")).contains("EARSHOT_CONTAINERS_MAX");
    assertThat(client.end().code()).isEqualTo(1013);
    open().start("{'type':'start'}");
  }

  private StreamClient open() {
    StreamClient client = StreamClient.open(server);
    clients.add(client);
    return client;
  }
}
