package dev.earshot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path folder;

  @Test
  void keepsTheLogOfTheStartBefore() throws IOException {
    write(1_000, "first start");
    write(1_000, "second start");

    assertThat(folder.resolve("server.log")).hasContent("second start");
    assertThat(folder.resolve("server.log.1")).hasContent("first start");
  }

  @Test
  void beginsAnewWhenItIsFull() throws IOException {
    write(10, "0123456789", "next");

    assertThat(folder.resolve("server.log")).hasContent("next");
    assertThat(folder.resolve("server.log.1")).hasContent("0123456789");
  }

  @Test
  void surrendersLinesRatherThanBlockTheServer() throws IOException {
    try (LogFile log = new LogFile(folder.resolve("missing").resolve("server.log"))) {
      log.write("lost", false);
      Files.createDirectory(folder.resolve("missing"));
      log.write("kept", false);
    }

    assertThat(folder.resolve("missing").resolve("server.log")).hasContent("kept");
  }

  private void write(long maxChars, String... lines) throws IOException {
    try (LogFile log = new LogFile(folder.resolve("server.log"), maxChars)) {
      for (String line : lines) {
        log.write(line, false);
      }
    }
  }
}
