package dev.earshot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.Settings.Listener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootCommandsTest {
  private static final String LISTENER =
      "set configs.config.server-config.network-config.network-listeners.network-listener"
          + ".http-listener.";

  @Test
  void beginWithTheFileForPeopleWhoStartPayaraByHand() throws IOException {
    assertThat(BootCommands.text(new Listener("127.0.0.1", 8080), List.of()))
        .startsWith(Files.readString(Path.of("payara", "boot-commands.txt")));
  }

  @Test
  void endWithTheAddressOfTheSettings() throws IOException {
    assertThat(BootCommands.text(new Listener("10.0.0.7", 9001), List.of()))
        .endsWith(LISTENER + "address=10.0.0.7\n" + LISTENER + "port=9001\n");
  }

  @Test
  void ofTheFileAloneBindOnlyThisMachine() throws IOException {
    assertThat(Files.readString(Path.of("payara", "boot-commands.txt")))
        .contains(LISTENER + "address=127.0.0.1\n");
  }

  @Test
  void makeACopyOfTheListenerForEachFurtherPort() throws IOException {
    assertThat(BootCommands.text(new Listener("127.0.0.1", 8080), List.of(2700, 8000)))
        .contains(
            "create-network-listener --address=127.0.0.1 --listenerport=2700",
            "create-network-listener --address=127.0.0.1 --listenerport=8000",
            "protocol.listener-2700.http.request-timeout-seconds=-1\n");
  }
}
