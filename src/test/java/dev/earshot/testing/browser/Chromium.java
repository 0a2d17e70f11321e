package dev.earshot.testing.browser;

import dev.earshot.testing.Needed;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Where the tests find Chromium or Chrome: what {@code EARSHOT_TEST_CHROMIUM} names, else on the
 * system, else installed once by apt-get when the tests run as root. Never a download of its own.
 */
final class Chromium {
  private static final String SETTING = "EARSHOT_TEST_CHROMIUM";
  private static final long INSTALL_MINUTES = 5;

  private static final List<String> COMMANDS =
      List.of("chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome");

  private static final List<String> USUAL_PLACES =
      List.of(
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
          "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe");

  private Chromium() {}

  /** The program; a test without it is skipped, or fails where everything has to be there. */
  static Path needed() {
    Needed.here(Holder.FOUND.isPresent(), "Chromium or Chrome, or root and apt-get to install it");
    return Holder.FOUND.orElseThrow();
  }

  private static final class Holder {
    static final Optional<Path> FOUND = configured().or(Chromium::onSystem).or(Chromium::installed);
  }

  private static Optional<Path> configured() {
    return Optional.ofNullable(System.getenv(SETTING)).map(Path::of);
  }

  private static Optional<Path> onSystem() {
    Stream<Path> onPath =
        COMMANDS.stream()
            .flatMap(
                command ->
                    Arrays.stream(
                            System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, command)));
    return Stream.concat(onPath, USUAL_PLACES.stream().map(Path::of))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> installed() {
    if (!Files.isExecutable(Path.of("/usr/bin/apt-get"))
        || !"root".equals(System.getProperty("user.name"))) {
      return Optional.empty();
    }
    long start = System.nanoTime();
    boolean done = install() || (apt("update") && install());
    System.out.printf(
        "Chromium was missing: apt-get install chromium %s after %d s%n",
        done ? "succeeded" : "failed", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    return onSystem();
  }

  private static boolean install() {
    return apt("install", "-y", "--no-install-recommends", "chromium");
  }

  private static boolean apt(String... arguments) {
    List<String> line =
        Stream.concat(Stream.of("apt-get", "-q"), Arrays.stream(arguments)).toList();
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(Map.of("DEBIAN_FRONTEND", "noninteractive", "LC_ALL", "C"));
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES);
      process.destroy();
      return ended && process.exitValue() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
