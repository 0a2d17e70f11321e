package dev.earshot.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A short external program, bounded in time. Immutable. */
record Command(List<String> line, Path folder, Duration limit) {
  /** How it went. */
  record Result(boolean succeeded, String output) {
    /** The line that most likely says why. */
    String complaint() {
      return output
          .lines()
          .filter(l -> l.startsWith("E:"))
          .findFirst()
          .or(() -> output.lines().filter(l -> !l.isBlank()).reduce((a, b) -> b))
          .orElse("no message");
    }
  }

  /** Runs it; whatever goes wrong is a result that did not succeed. */
  Result run() throws InterruptedException {
    try {
      Path output = Files.createTempFile(folder, "output-", ".txt");
      Result result = run(output);
      Files.deleteIfExists(output);
      return result;
    } catch (IOException e) {
      return new Result(false, line.get(0) + ": " + e.getMessage());
    }
  }

  private Result run(Path output) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    // why: the output is read by us, in English
    builder.environment().putAll(Map.of("LC_ALL", "C", "DEBIAN_FRONTEND", "noninteractive"));
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = builder.start();
    try (ShutdownHook hook = ShutdownHook.register("stop-" + line.get(0), process::destroy)) {
      process.getOutputStream().close();
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      String text = Files.readString(output, StandardCharsets.ISO_8859_1);
      return ended
          ? new Result(process.exitValue() == 0, text)
          : new Result(false, "no end after " + limit.toSeconds() + " s");
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroyForcibly();
    }
  }
}
