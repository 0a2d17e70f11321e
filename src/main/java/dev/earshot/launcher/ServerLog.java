package dev.earshot.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What a server process says: written to a file and watched. Thread-safe: one thread copies, others
 * ask.
 */
final class ServerLog {
  private static final int LAST_LINES = 30;
  private static final Pattern BOOTED =
      Pattern.compile(".*Payara Micro .* ready in [\\d.,]+ \\(ms\\).*");

  private final LogFile file;
  private final FailureDigest digest = new FailureDigest();
  private final CountDownLatch booted = new CountDownLatch(1);
  private final Deque<String> last = new ArrayDeque<>();

  ServerLog(Path file) {
    this.file = new LogFile(file);
  }

  /** Copies until the stream ends. */
  void copy(InputStream output) {
    try (LogFile out = file;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String plain = LogRecordStart.withoutColour(line);
        out.write(plain, in.ready());
        observe(plain);
      }
    } catch (IOException e) {
      observe("the server's output cannot be read any more: " + e);
    }
  }

  /** True when the server has finished its start, well or not. */
  boolean awaitBooted(Duration limit) throws InterruptedException {
    return booted.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  List<String> causes() {
    return digest.causes();
  }

  /** Without the empty ones. */
  List<String> lastLines() {
    synchronized (last) {
      return List.copyOf(last);
    }
  }

  private void observe(String line) {
    if (booted.getCount() > 0) {
      digest.add(line);
      if (BOOTED.matcher(line).matches()) {
        booted.countDown();
      }
    }
    if (!line.isBlank()) {
      remember(line);
    }
  }

  private void remember(String line) {
    synchronized (last) {
      last.addLast(line);
      if (last.size() > LAST_LINES) {
        last.removeFirst();
      }
    }
  }
}
