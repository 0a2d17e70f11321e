package dev.earshot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.launcher.war.FakeEarshot;
import dev.earshot.testing.Needed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server from its start to its end, in each way in which it can end. */
class RunCommandIT {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final char CTRL_C = 3;

  @TempDir Path folder;
  private RunCommand.Preparation preparation;

  @BeforeEach
  void prepare() throws Exception {
    preparation =
        new RunCommand.Preparation(
            folder, TestWar.of(FakeEarshot.class, folder.resolve("fake.war")));
  }

  @Test
  void ctrlCInATerminalStopsEverything() throws Exception {
    Needed.here(Files.exists(Path.of("/usr/bin/script")), "script, which makes a terminal");
    int port = preparation.port();

    try (RunCommand command = preparation.inTerminal().start()) {
      command.awaitOutput("Ctrl-C stops it", START);
      assertThatWelcomeIsComplete(command.output(), port);
      assertThat(ListeningSockets.of(command.server().pid()))
          .singleElement()
          .asString()
          .matches(ListeningSockets.loopback(port));
      command.press(CTRL_C);

      assertThat(command.awaitEnd(STOP)).isNotZero();
      assertThat(command.output()).contains("stopping the server").doesNotContain("has ended");
      assertThat(command.servers()).isEmpty();
      assertThat(folder.resolve("data/run/payara")).doesNotExist();
    }
  }

  @Test
  void aServerWithoutAnEngineStaysUntilItDies() throws Exception {
    try (RunCommand command = preparation.with("EARSHOT_MODEL", "broken").start()) {
      command.awaitOutput("cannot transcribe yet: no engine here", START);
      command.server().destroyForcibly();

      assertThat(command.awaitEnd(STOP)).isEqualTo(1);
      assertThat(command.output()).contains("the server has ended (exit code 137)", "ready in");
    }
  }

  @Test
  void terminationWhileItStartsStopsEverything() throws Exception {
    try (RunCommand command = preparation.with("EARSHOT_PORT", "0").start()) {
      command.awaitServer(START);
      command.terminate();

      assertThat(command.awaitEnd(STOP)).isEqualTo(143);
      assertThat(command.servers()).isEmpty();
    }
  }

  @Test
  void aServerThatDiesWhileItStartsEndsTheCommand() throws Exception {
    try (RunCommand command = preparation.start()) {
      command.awaitServer(START);
      command.server().destroyForcibly();

      assertThat(command.awaitEnd(STOP)).isEqualTo(1);
      assertThat(command.output()).contains("ended while it was starting (exit code 137)");
    }
  }

  @Test
  void aServerEndsWhenItsLauncherIsKilled() throws Exception {
    try (RunCommand command = preparation.start()) {
      command.awaitServer(START);
      command.kill();

      command.awaitNoServer(STOP);
    }
  }

  private static void assertThatWelcomeIsComplete(String output, int port) {
    assertThat(output)
        .contains("password first-password (shown only this once")
        .contains("curl -H \"Authorization: Bearer a.token.of-admin\" -F audio=@")
        .contains("http://127.0.0.1:" + port + "/api/v1/stt/http");
  }
}
