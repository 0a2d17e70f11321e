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
  private static final long MOST_GROWTH = 250L << 20;
  private static final byte[] SPEECH = Speech.clip("vosk-digits-rms.wav");

  private final SpeechServer server;

  LiveDisconnectsIT(SpeechServer server) {
    this.server = server;
  }

  @Test
  void aThousandClientsThatVanishLeaveNothingBehind() throws IOException {
    VoskScript script = VoskScript.random(new Random(5));
    List<String> right = script.play(server.voskAddress(), VoskScript.Delivery.calm()).results();
    vanish(new Random(1), CLIENTS / 10);
    ServerState before = ServerState.of(server);
    long memory = ProcessMemory.residentBytes(server.pid());
    vanish(new Random(2), CLIENTS);
    ServerState.awaitCalm(server, before);
    assertThat(Metrics.of(server).value("earshot_step_waiting{lane=\"live\"}")).isZero();
    assertThat(ProcessMemory.residentBytes(server.pid()) - memory).isLessThan(MOST_GROWTH);
    Await.until(
        "the server hears as before",
        Duration.ofSeconds(60),
        () -> {
          VoskScript.Played played = script.play(server.voskAddress(), VoskScript.Delivery.calm());
          assertThat(played.refused() ? right : played.results()).isEqualTo(right);
          return !played.refused();
        });
  }

  private void vanish(Random random, int clients) throws IOException {
    for (int i = 0; i < clients; i++) {
      switch (random.nextInt(4)) {
        case 0 -> speak(server.address(), "/api/v1/stt/mic", "", random);
        case 1 -> file(random);
        default ->
            speak(
                server.voskAddress(),
                "/",
                "{\"config\" : {\"sample_rate\" : 16000, \"model\" : \"digits\"}}",
                random);
      }
    }
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
