package dev.earshot.api.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Await;
import dev.earshot.testing.LiveServer;
import dev.earshot.testing.Metrics;
import dev.earshot.testing.ProcessMemory;
import dev.earshot.testing.RawSocket;
import dev.earshot.testing.ServerState;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.VoskScript;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that vanish leave nothing behind. */
@ExtendWith(LiveServer.class)
class LiveDisconnectsIT {
  private static final int CLIENTS = 1_000;
  private static final long MOST_GROWTH = 100L << 20;
  private static final byte[] SPEECH = Speech.clip("vosk-digits-rms.wav");

  private final SpeechServer server;

  LiveDisconnectsIT(SpeechServer server) {
    this.server = server;
  }

  @Test
  void aThousandClientsThatVanishLeaveNothingBehind() throws IOException {
    VoskScript script = VoskScript.random(new Random(5));
    List<String> right = script.play(server.voskAddress(), VoskScript.Delivery.calm()).results();
    ServerState before = ServerState.of(server);
    vanish(new Random(2), CLIENTS, this::anybody);
    ServerState.awaitCalm(server, before);
    assertThat(Metrics.of(server).value("earshot_step_waiting{lane=\"live\"}")).isZero();
    // why now and of these only: the others' decoders are kept for a while
    long memory = ProcessMemory.heldBytes(server.pid());
    vanish(new Random(3), CLIENTS, this::speakVosk);
    ServerState.awaitCalm(server, before);
    assertThat(ProcessMemory.heldBytes(server.pid()) - memory).isLessThan(MOST_GROWTH);
    Await.until(
        "the server hears as before",
        Duration.ofSeconds(60),
        () -> {
          VoskScript.Played played = script.play(server.voskAddress(), VoskScript.Delivery.calm());
          assertThat(played.refused() ? right : played.results()).isEqualTo(right);
          return !played.refused();
        });
  }

  /** A client that comes and vanishes. */
  private interface Client {
    void come(Random random) throws IOException;
  }

  private static void vanish(Random random, int clients, Client client) throws IOException {
    for (int i = 0; i < clients; i++) {
      client.come(random);
    }
  }

  private void anybody(Random random) throws IOException {
    switch (random.nextInt(4)) {
      case 0 -> speak(server.address(), "/api/v1/stt/mic", "", random);
      case 1 -> file(random);
      default -> speakVosk(random);
    }
  }

  private void speakVosk(Random random) throws IOException {
    String config = "{\"config\" : {\"sample_rate\" : 16000, \"model\" : \"digits\"}}";
    speak(server.voskAddress(), "/", config, random);
  }

  private static void speak(URI at, String path, String config, Random random) throws IOException {
    RawSocket socket = RawSocket.open(at, path);
    try {
      if (random.nextInt(10) > 0 && !config.isEmpty()) {
        socket.text(config);
      }
      for (int i = random.nextInt(12); i > 0; i--) {
        int from = random.nextInt(SPEECH.length - 12_800);
        socket.frame(0x82, Arrays.copyOfRange(SPEECH, from, from + random.nextInt(12_800)));
      }
      if (random.nextInt(3) == 0) {
        socket.begin(0x82, 100_000).bytes(new byte[random.nextInt(2_000)]);
      }
    } catch (IOException sentAway) {
      // why: a server that is busy says so and goes, which is as good a moment to vanish as any
      assertThat(sentAway).hasMessageMatching("(?i).*(pipe|reset|closed|abort).*");
    } finally {
      vanish(socket, random);
    }
  }

  private void file(Random random) throws IOException {
    RawSocket socket = RawSocket.open(server.address(), "/api/v1/stt/ws");
    try {
      socket.text("{\"one\": 100}");
      if (random.nextInt(4) == 0) {
        socket.frame(0x82, Arrays.copyOf(SPEECH, 44 + random.nextInt(40_000)));
      } else {
        socket.begin(0x02, 400_000).bytes(new byte[random.nextInt(400_000)]);
      }
    } finally {
      vanish(socket, random);
    }
  }

  private static void vanish(RawSocket socket, Random random) throws IOException {
    if (random.nextBoolean()) {
      socket.reset();
    } else {
      socket.close();
    }
  }
}
