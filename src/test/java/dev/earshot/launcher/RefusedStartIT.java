package dev.earshot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.launcher.war.FailingStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops a start, and what the person at the terminal reads then. */
class RefusedStartIT {
  private static final Duration QUICKLY = Duration.ofSeconds(10);
  private static final Duration START = Duration.ofSeconds(60);

  @TempDir Path folder;
  private RunCommand.Preparation preparation;

  @BeforeEach
  void prepare() throws Exception {
    preparation =
        new RunCommand.Preparation(
            folder, TestWar.of(FailingStart.class, folder.resolve("failing.war")));
  }

  @Test
  void wrongSettingsAreAllNamedBeforeAServerStarts() throws Exception {
    preparation.with("EARSHOT_PORT", "99999").with("EARSHOT_OFFLINE", "perhaps");

    try (RunCommand command = preparation.start()) {
      assertThat(command.awaitEnd(QUICKLY)).isEqualTo(1);
      assertThat(command.output()).contains("EARSHOT_PORT", "EARSHOT_OFFLINE");
      assertThat(folder.resolve("data")).doesNotExist();
    }
  }

  @Test
  void misspeltSettingsAreMentioned() throws Exception {
    preparation.with("EARSHOT_PROT", "8080").with("EARSHOT_HOST", "192.0.2.1");

    try (RunCommand command = preparation.start()) {
      assertThat(command.awaitEnd(QUICKLY)).isEqualTo(1);
      assertThat(command.output()).contains("nothing reads the setting EARSHOT_PROT");
    }
  }

  @Test
  void aDatabaseThatRefusesUsIsNamedBeforeAServerStarts() throws Exception {
    preparation.with(
        "EARSHOT_DATABASE_URL", "jdbc:postgresql://127.0.0.1:%d/earshot".formatted(freePort()));

    try (RunCommand command = preparation.start()) {
      assertThat(command.awaitEnd(QUICKLY)).isEqualTo(1);
      assertThat(command.output())
          .contains("EARSHOT_DATABASE_URL", "Connection to 127.0.0.1", "refused")
          .doesNotContain("starting the server");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void aTakenPortIsRefused() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        RunCommand command =
            preparation.with("EARSHOT_PORT", String.valueOf(taken.getLocalPort())).start()) {
      assertThat(command.awaitEnd(QUICKLY)).isEqualTo(1);
      assertThat(command.output()).contains("EARSHOT_PORT").doesNotContain("starting the server");
    }
  }

  @Test
  void aDataFolderInUseIsRefused() throws Exception {
    DataFolder data = new DataFolder(folder.resolve("data"));
    data.create();

    try (FolderLock lock = FolderLock.take(data);
        RunCommand command = preparation.start()) {
      assertThat(command.awaitEnd(QUICKLY)).isEqualTo(1);
      assertThat(command.output()).contains("another server uses " + data.path());
    }
  }

  @Test
  void aFailedDeploymentEndsTheCommandWithItsCauses() throws Exception {
    try (RunCommand command = preparation.start()) {
      assertThat(command.awaitEnd(START)).isEqualTo(1);
      assertThat(command.output())
          .contains("without its application", "no data source", "the database refuses us");
      assertThat(command.servers()).isEmpty();
      assertThat(Files.readString(folder.resolve("data/logs/server.log"))).contains("SEVERE");
    }
  }
}
