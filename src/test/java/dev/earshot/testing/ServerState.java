package dev.earshot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What a server holds at a moment. Immutable.
 *
 * @param sessions live ones
 * @param active live sessions that hold or may hold a decoder
 * @param leases of models
 * @param threads of the process; 0 where the system does not tell
 * @param sockets of the process; 0 where the system does not tell
 * @param files temporary ones
 */
public record ServerState(
    int sessions, int active, int leases, int threads, int sockets, int files) {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  public static ServerState of(SpeechServer server) {
    Metrics metrics = Metrics.of(server);
    return new ServerState(
        (int) metrics.value("earshot_live_sessions"),
        (int) metrics.value("earshot_live_sessions_active"),
        (int) metrics.sum("earshot_model_leases"),
        threads(server.pid()),
        sockets(server.pid()),
        server.temporaryFiles().size());
  }

  /** Fails when a server that nobody uses any more still holds something some seconds later. */
  public static void awaitCalm(SpeechServer server, ServerState before) {
    ServerState now = of(server);
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!now.isCalm(before)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("before: " + before + ", now: " + now);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      now = of(server);
    }
  }

  // why not exactly as many: pools of the container grow and shrink as they like
  private boolean isCalm(ServerState before) {
    return sessions == 0
        && active == 0
        && leases == 0
        && files == 0
        && threads <= before.threads() + 100
        && sockets <= before.sockets() + 10;
  }

  private static int threads(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("Threads:"))
          .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException unknown) {
      return 0;
    }
  }

  private static int sockets(long pid) {
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return (int) open.filter(ServerState::isSocket).count();
    } catch (IOException unknown) {
      return 0;
    } catch (UncheckedIOException closedMeanwhile) {
      return 0;
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }
}
