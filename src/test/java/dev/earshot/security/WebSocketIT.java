package dev.earshot.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.SpeechServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A WebSocket endpoint that knows nothing of security is guarded like everything else. */
class WebSocketIT {
  private static final String CLASS = "WEB-INF/classes/dev/earshot/security/WhoAmIEndpoint.class";

  private static final Map<String, String> SETTINGS =
      Map.of("earshot.allowed-origins", "http://localhost:*,https://app.example");

  @Test
  void aHandshakeNeedsATokenAndGivesTheSessionItsUser(@TempDir Path folder) throws Exception {
    Path war = folder.resolve("earshot.war");
    Files.copy(Path.of(System.getProperty("earshot.test.war")), war);
    addEndpoint(war);
    try (SpeechServer server = SpeechServer.startOpen(war, SETTINGS)) {
      DeepSpeechClient user = DeepSpeechClient.registered(server);
      int id = user.get("/token/me").json().getJsonObject("me").getInt("id");

      assertThat(Handshake.to(server, "/who-am-i", user.authorization()).get(20, TimeUnit.SECONDS))
          .isEqualTo(Integer.toString(id));
      String token = user.authorization().substring("Bearer ".length());
      assertThat(
              Handshake.to(server, "/who-am-i?access_token=" + token, "").get(20, TimeUnit.SECONDS))
          .isEqualTo(Integer.toString(id));
      assertThatThrownBy(() -> Handshake.to(server, "/who-am-i", "").get(20, TimeUnit.SECONDS))
          .hasMessageContaining("401");
      assertThatThrownBy(
              () ->
                  Handshake.to(server, "/who-am-i", user.authorization() + "x")
                      .get(20, TimeUnit.SECONDS))
          .hasMessageContaining("401");

      for (String own :
          List.of("http://localhost:3000", "http://" + server.address().getAuthority())) {
        assertThat(from(own, user, server)).isEqualTo(Integer.toString(id));
      }
      assertThat(from("https://app.example", user, server)).isEqualTo(Integer.toString(id));
      for (String foreign : List.of("https://evil.example", "null", "http://app.example")) {
        assertThatThrownBy(() -> from(foreign, user, server)).hasMessageContaining("403");
      }
    }
  }

  private static String from(String origin, DeepSpeechClient user, SpeechServer server)
      throws Exception {
    Map<String, String> headers = Map.of("Authorization", user.authorization(), "Origin", origin);
    return Handshake.to(server, "/who-am-i", headers).get(20, TimeUnit.SECONDS);
  }

  private static void addEndpoint(Path war) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + war.toUri()), Map.of());
        InputStream in = WhoAmIEndpoint.class.getResourceAsStream("WhoAmIEndpoint.class")) {
      Path target = zip.getPath(CLASS);
      Files.createDirectories(target.getParent());
      Files.copy(in, target);
    }
  }
}
