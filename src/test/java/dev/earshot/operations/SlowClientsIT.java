package dev.earshot.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.SpeechServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients that announce a body and do not send it keep nobody else out for good. */
class SlowClientsIT {
  private static final int CLIENTS = 230;

  @Test
  void healthChecksAnswerAndPlacesComeBack() throws IOException {
    try (SpeechServer server = SpeechServer.startOpen(Map.of())) {
      DeepSpeechClient anybody = DeepSpeechClient.anonymous(server);
      List<Socket> slow = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        slow.add(silent(server));
      }
      assertThat(anybody.get("/health/live").status()).isEqualTo(200);
      Answer refused = anybody.token("/token", "admin", SpeechServer.ADMIN_PASSWORD);
      assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isPresent();

      for (Socket socket : slow) {
        socket.close();
      }
      assertThat(eventually(anybody)).isEqualTo(200);
    }
  }

  private static Socket silent(SpeechServer server) throws IOException {
    Socket socket = new Socket(server.address().getHost(), server.address().getPort());
    socket
        .getOutputStream()
        .write(
            "POST /token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static int eventually(DeepSpeechClient anybody) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(45));
    int status = 0;
    while (status != 200 && Instant.now().isBefore(deadline)) {
      status = anybody.token("/token", "admin", SpeechServer.ADMIN_PASSWORD).status();
    }
    return status;
  }
}
