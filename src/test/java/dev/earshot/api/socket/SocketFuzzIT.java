package dev.earshot.api.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Await;
import dev.earshot.testing.LiveServer;
import dev.earshot.testing.RawSocket;
import dev.earshot.testing.ServerState;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.VoskScript;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever a client sends, it learns nothing of the inside, and the server goes on. */
@ExtendWith(LiveServer.class)
class SocketFuzzIT {
  private static final Duration FOR = Duration.ofSeconds(25);
  private static final Pattern RECORD = Pattern.compile("(?m)^(?=\\[\\d{4}-\\d\\d-\\d\\dT)");
  private static final List<String> TEXTS =
      List.of(
          "{\"eof\" : 1}",
          "{\"reset\" : 1}",
          "{\"config\" : {\"sample_rate\" : 16000, \"model\" : \"digits\"}}",
          "{\"config\" : {\"sample_rate\" : 1e99, \"words\" : null}}",
          "{\"config\" : {\"phrase_list\" : [\"\", \"\u0000\", \"[unk]\", \"one\"]}}",
          "{\"power\": 1e400}",
          "[".repeat(3_000),
          "{\"config\" : ",
          "\ud83d\ude00");

  private final SpeechServer server;

  SocketFuzzIT(SpeechServer server) {
    this.server = server;
  }

  @Test
  void nothingThatAClientSendsIsTooMuch() throws IOException {
    int logged = server.log().length();
    ServerState before = ServerState.of(server);
    long end = System.nanoTime() + FOR.toNanos();
    for (int seed = 0; System.nanoTime() < end; seed++) {
      Random random = new Random(seed);
      switch (random.nextInt(4)) {
        case 0 -> talk(server.address(), "/api/v1/stt/mic", random);
        case 1 -> talk(server.address(), "/api/v1/stt/ws", random);
        case 2 -> talk(server.address(), "/vosk", random);
        default -> talk(server.voskAddress(), "/any", random);
      }
    }
    ServerState.awaitCalm(server, before);
    assertThat(faults(server.log().substring(logged))).isEmpty();
    Await.until(
        "the server hears as before",
        Duration.ofSeconds(60),
        () ->
            !VoskScript.random(new Random(5))
                .play(server.voskAddress(), VoskScript.Delivery.calm())
                .results()
                .isEmpty());
  }

  /** Records of the log that tell of a fault of the server. */
  private static List<String> faults(String log) {
    return RECORD
        .splitAsStream(log)
        .filter(r -> r.contains("SEVERE") || r.contains("at dev.earshot") || r.contains("OutOfMem"))
        // why: a ping that comes while the server says goodbye is nobody's fault; the container
        // answers it all the same, and logs that it cannot
        .filter(r -> !(r.contains("TyrusEndpointWrapper.onPing") && r.contains("has been closed")))
        .toList();
  }

  private static void talk(URI at, String path, Random random) throws IOException {
    try (RawSocket socket = RawSocket.open(at, path)) {
      assertThat(socket.answer()).startsWith("HTTP/1.1 101");
      try {
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
          send(socket, random);
        }
        socket.frame(0x88, new byte[] {3, (byte) 232});
      } catch (IOException sentAway) {
        // why: then the reason is read below, if there was one
        assertThat(sentAway).isNotInstanceOf(SocketTimeoutException.class);
      }
      read(socket);
    }
  }

  private static void send(RawSocket socket, Random random) throws IOException {
    byte[] noise = new byte[random.nextInt(random.nextInt(6) == 0 ? 80_000 : 3_000)];
    random.nextBytes(noise);
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> socket.text(TEXTS.get(random.nextInt(TEXTS.size())));
      case 3, 4, 5 -> socket.frame(0x82, noise);
      case 6 -> socket.frame(0x81, noise);
      case 7 -> socket.frame(0x02, noise).frame(0x89, new byte[5]).frame(0x80, noise);
      case 8 -> socket.frame(0x80 | random.nextInt(128), noise);
      case 9 -> socket.begin(0x82, 1L << (20 + random.nextInt(43)));
      case 10 -> socket.bytes(noise);
      default -> socket.frame(0x8A, new byte[random.nextInt(200)]);
    }
  }

  private static void read(RawSocket socket) throws IOException {
    try {
      socket.limit(Duration.ofMillis(500));
      RawSocket.Frame frame = socket.readAny();
      while (frame.opcode() != 8) {
        assertIsClean(frame.text());
        frame = socket.readAny();
      }
      if (frame.payload().length >= 2) {
        assertIsClean(frame.reason());
        assertThat(frame.code()).isBetween(1000, 1013);
      }
    } catch (IOException nothingMore) {
      // why: who sends nonsense may be left without a word
      assertThat(nothingMore).isNotNull();
    }
  }

  private static void assertIsClean(String text) {
    assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .doesNotContain("Exception", "dev.earshot", "java.", "jakarta.", "org.glassfish", "\tat ");
  }
}
