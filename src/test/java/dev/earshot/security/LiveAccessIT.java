package dev.earshot.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.ApiKeyClient;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.LiveServer;
import dev.earshot.testing.RawSocket;
import dev.earshot.testing.SharedServer;
import dev.earshot.testing.SpeechServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may speak into the sockets. */
class LiveAccessIT {
  private static final String MIC = "/api/v1/stt/mic";
  private static final String FILE = "/api/v1/stt/ws";
  private static final String VOSK = "/vosk";
  private static final String STREAM = "/api/v1/stream";
  private static final List<String> PATHS = List.of(MIC, "/api/v1/mic", FILE, VOSK);
  private static final List<String> ALL = List.of(MIC, "/api/v1/mic", FILE, VOSK, STREAM);

  /** Where nobody may do anything without credentials. */
  @ExtendWith(SharedServer.class)
  @Nested
  class Closed {
    private final URI address;
    private final DeepSpeechClient user;

    Closed(SpeechServer server) {
      this.address = server.address();
      this.user = DeepSpeechClient.registered(server);
    }

    @Test
    void nobodyIsLetInWithoutCredentialsEvenHere() throws IOException {
      for (String path : ALL) {
        assertThat(answer(address, path)).as(path).startsWith("HTTP/1.1 401");
        assertThat(answer(address, path, "Authorization: Bearer x")).startsWith("HTTP/1.1 401");
      }
    }

    @Test
    void aTokenOpensEverySocketInThreeWays() throws IOException {
      String token = user.authorization().substring("Bearer ".length());
      for (String path : ALL) {
        assertThat(answer(address, path, "Authorization: Bearer " + token)).contains(" 101 ");
        assertThat(answer(address, path + "?access_token=" + token)).contains(" 101 ");
        assertThat(answer(address, path, "Sec-WebSocket-Protocol: bearer, " + token))
            .contains(" 101 ")
            .containsIgnoringCase("Sec-WebSocket-Protocol: bearer\r\n");
      }
    }

    @Test
    void aKeyOpensWhatItsScopeIsFor() throws IOException {
      String stream = key("stream");
      String transcribe = key("transcribe");
      for (String path : List.of(MIC, "/api/v1/mic", VOSK, STREAM)) {
        assertThat(answer(address, path, stream)).as(path).contains(" 101 ");
        assertThat(answer(address, path, transcribe)).as(path).startsWith("HTTP/1.1 403");
      }
      assertThat(answer(address, FILE, transcribe)).contains(" 101 ");
      assertThat(answer(address, FILE, stream)).startsWith("HTTP/1.1 403");
    }

    private String key(String scope) {
      String name = scope + UUID.randomUUID();
      return "Authorization: Bearer " + ApiKeyClient.made(user, name, scope).getString("key");
    }
  }

  /** Where this machine needs no credentials, as after the run command. */
  @ExtendWith(LiveServer.class)
  @Nested
  class Open {
    private final SpeechServer server;

    Open(SpeechServer server) {
      this.server = server;
    }

    @Test
    void onlyThisMachineNeedsNoCredentials() throws IOException {
      for (String path : PATHS) {
        assertThat(answer(server.address(), path)).as(path).contains(" 101 ");
        for (String proxy : List.of("X-Forwarded-For: 192.0.2.1", "Forwarded: for=192.0.2.1")) {
          assertThat(answer(server.address(), path, proxy)).as(path).startsWith("HTTP/1.1 401");
        }
      }
      assertThat(answer(server.voskAddress(), "/")).contains(" 101 ");
      assertThat(answer(server.voskAddress(), "/", "X-Forwarded-For: 192.0.2.1"))
          .startsWith("HTTP/1.1 401");
    }

    @Test
    void theNativeStreamNeedsThemEvenHere() throws IOException {
      assertThat(answer(server.address(), STREAM)).startsWith("HTTP/1.1 401");
    }

    @Test
    void aForeignPageIsToldWhichSettingItLacks() throws IOException {
      for (String path : ALL) {
        try (RawSocket page =
            RawSocket.open(server.address(), path, "Origin: https://evil.example")) {
          assertThat(page.answer()).as(path).startsWith("HTTP/1.1 403");
          assertThat(page.rest()).contains("EARSHOT_ALLOWED_ORIGINS");
        }
      }
      try (RawSocket page =
          RawSocket.open(server.voskAddress(), "/", "Origin: https://evil.example")) {
        assertThat(page.answer()).startsWith("HTTP/1.1 403");
      }
      assertThat(answer(server.address(), VOSK, "Origin: http://localhost:3000")).contains(" 101 ");
    }
  }

  static String answer(URI address, String path, String... headers) throws IOException {
    try (RawSocket socket = RawSocket.open(address, path, headers)) {
      return socket.answer();
    }
  }
}
