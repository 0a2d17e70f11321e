package dev.earshot.testing.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A started Chromium without a window and with a profile of its own. One thread at a time. Closing
 * it ends all its processes and deletes the profile.
 */
public final class Browser implements AutoCloseable {
  private static final String LISTENING = "DevTools listening on ";
  private static final long START_SECONDS = 60;
  private static final long STOP_SECONDS = 10;

  private static final List<String> FLAGS =
      List.of(
          "--headless=new",
          "--remote-debugging-port=0",
          // why: its sandbox refuses root and many containers; only our own pages are opened
          "--no-sandbox",
          "--disable-dev-shm-usage",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--no-default-browser-check",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-extensions",
          "--mute-audio",
          "--window-size=1200,900");

  private final Process process;
  private final Path profile;
  private final DevTools devTools;

  private Browser(Process process, Path profile, DevTools devTools) {
    this.process = process;
    this.profile = profile;
    this.devTools = devTools;
  }

  /** Without a microphone. Skips the test where there is no Chromium. */
  public static Browser start() {
    return start(List.of());
  }

  /**
   * With a microphone that every page may use. Each time that a page opens it, it hears the WAV
   * from its beginning, then silence.
   *
   * @param wav 48 kHz, 16 bit
   */
  public static Browser hearing(Path wav) {
    return start(
        List.of(
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--use-file-for-fake-audio-capture=" + wav.toAbsolutePath() + "%noloop"));
  }

  /** With further flags of Chromium. */
  public static Browser start(List<String> moreFlags) {
    Path program = Chromium.needed();
    try {
      Path profile = Files.createTempDirectory("earshot-browser-");
      List<String> line = new ArrayList<>(List.of(program.toString()));
      line.addAll(FLAGS);
      line.addAll(moreFlags);
      line.add("--user-data-dir=" + profile);
      line.add("about:blank");
      Process process =
          new ProcessBuilder(line).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      // why: tests that are broken off shall leave no browser behind
      Runtime.getRuntime().addShutdownHook(new Thread(() -> kill(process)));
      try {
        return new Browser(process, profile, DevTools.connect(address(process)));
      } catch (RuntimeException | Error e) {
        end(process);
        delete(profile);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new tab. */
  public Page newPage() {
    return Page.in(devTools);
  }

  @Override
  public void close() {
    devTools.close();
    end(process);
    delete(profile);
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  Path profile() {
    return profile;
  }

  private static URI address(Process process) {
    CompletableFuture<URI> address = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(process, address), "browser-messages");
    reader.setDaemon(true);
    reader.start();
    return DevTools.await(address, START_SECONDS, "the browser's address");
  }

  /** Reads its messages to their end, so that it never waits for a reader. */
  private static void read(Process process, CompletableFuture<URI> address) {
    List<String> messages = new ArrayList<>();
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(LISTENING)) {
          address.complete(URI.create(line.substring(LISTENING.length()).strip()));
        } else if (!address.isDone()) {
          messages.add(line);
        }
      }
      address.completeExceptionally(new AssertionError("the browser ended: " + messages));
    } catch (IOException e) {
      address.completeExceptionally(e);
    }
  }

  private static void end(Process process) {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        all.forEach(ProcessHandle::destroyForcibly);
      }
      for (ProcessHandle handle : all) {
        handle.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void delete(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
