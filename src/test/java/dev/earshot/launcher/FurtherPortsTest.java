package dev.earshot.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.config.LaunchSettings;
import dev.earshot.config.Settings.Listener;
import dev.earshot.testing.SpeechServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FurtherPortsTest {
  private static final Listener MAIN = new Listener("127.0.0.1", 1);

  /** What somebody chose by system properties. */
  private static FurtherPorts of(Map<String, String> chosen) throws LaunchException {
    chosen.forEach(System::setProperty);
    try {
      return FurtherPorts.resolve(LaunchSettings.ofProcess(Map.of()), MAIN);
    } finally {
      chosen.keySet().forEach(System::clearProperty);
    }
  }

  @Test
  void aPortThatOnlyTheRunCommandWantsMayBeTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      Map<String, String> presets =
          Map.of(
              "earshot.vosk-port", "off", "earshot.sepia-port", "off", "earshot.extra-ports", port);
      FurtherPorts ports = FurtherPorts.resolve(LaunchSettings.ofProcess(presets), MAIN);
      assertThat(ports.all()).isEmpty();
      assertThat(ports.warnings()).anyMatch(warning -> warning.contains(port));
    }
  }

  @Test
  void aPortThatSomebodyAskedForMustBeFree() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertThatThrownBy(() -> of(Map.of("earshot.vosk-port", port)))
          .hasMessageContainingAll("EARSHOT_VOSK_PORT", port);
      assertThatThrownBy(() -> of(Map.of("earshot.vosk-port", "off", "earshot.extra-ports", port)))
          .hasMessageContainingAll("EARSHOT_EXTRA_PORTS", port);
    }
  }

  @Test
  void withoutTheDefaultPortTheServerStartsAllTheSame() throws Exception {
    try (ServerSocket taken = new ServerSocket()) {
      taken.setReuseAddress(true);
      bindIfFree(taken);
      FurtherPorts ports = of(Map.of("earshot.sepia-port", "off"));
      assertThat(ports.all()).isEmpty();
      assertThat(ports.environment())
          .containsEntry("EARSHOT_VOSK_PORT", "off")
          .containsEntry("EARSHOT_SEPIA_PORT", "off");
      assertThat(ports.warnings()).anyMatch(warning -> warning.contains("2700"));
    }
  }

  // why: somebody else may have it already, which is as good
  private static void bindIfFree(ServerSocket socket) {
    try {
      socket.bind(new InetSocketAddress("127.0.0.1", 2700));
    } catch (IOException taken) {
      assertThat(socket.isBound()).isFalse();
    }
  }

  @Test
  void portZeroBecomesAFreeOneThatTheServerIsTold() throws Exception {
    FurtherPorts ports = of(Map.of("earshot.vosk-port", "0", "earshot.sepia-port", "0"));
    assertThat(ports.all()).hasSize(2).allMatch(port -> port > 0).doesNotHaveDuplicates();
    assertThat(ports.environment())
        .containsEntry("EARSHOT_VOSK_PORT", String.valueOf(ports.all().get(0)))
        .containsEntry("EARSHOT_SEPIA_PORT", String.valueOf(ports.all().get(1)));
  }

  @Test
  void extraPortsComeInTheirOrderAndOnlyOnce() throws Exception {
    int one = SpeechServer.freePort();
    assertThat(
            of(Map.of(
                    "earshot.vosk-port", "off",
                    "earshot.sepia-port", "off",
                    "earshot.extra-ports", one + "," + one))
                .all())
        .containsExactly(one);
    assertThatThrownBy(() -> of(Map.of("earshot.vosk-port", "off", "earshot.extra-ports", "1")))
        .hasMessageContaining("named twice");
  }
}
