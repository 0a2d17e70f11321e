package dev.earshot.bench;

import dev.earshot.testing.ProcessMemory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a server's process takes, from {@code /proc}, and what it says of itself. Thread-safe. */
final class ServerGauge {
  private static final double TICKS_PER_SECOND = 100;
  private static final int USER_TIME = 11;

  private final URI address;
  private final long pid;
  private final HttpClient http = HttpClient.newHttpClient();

  ServerGauge(URI address, long pid) {
    this.address = address;
    this.pid = pid;
  }

  /** Processor time so far, in seconds. */
  double cpuSeconds() throws IOException {
    return cpuSeconds(process());
  }

  /** The same for each kind of thread, by the beginning of its name. */
  TreeMap<String, Double> cpuOfThreads() throws IOException {
    TreeMap<String, Double> all = new TreeMap<>();
    try (Stream<Path> threads = Files.list(process().resolve("task"))) {
      for (Path thread : threads.toList()) {
        try {
          String name =
              Files.readString(thread.resolve("comm")).strip().replaceAll("[-# \\d]+$", "");
          all.merge(name, cpuSeconds(thread), Double::sum);
        } catch (NoSuchFileException ended) {
          // why: threads come and go
        }
      }
    }
    return all;
  }

  private static double cpuSeconds(Path task) throws IOException {
    String stat = Files.readString(task.resolve("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]))
        / TICKS_PER_SECOND;
  }

  private Path process() {
    return Path.of("/proc", Long.toString(pid));
  }

  /** Memory of its own, in MiB, after a collection of garbage, so that only what is held counts. */
  double megabytes() {
    return ProcessMemory.heldBytes(pid) / 1024.0 / 1024.0;
  }

  /** The load of the whole machine over 1, 5 and 15 minutes. */
  String machineLoad() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).strip();
  }

  /**
   * Its counters, by the names and labels that {@code /metrics} gives them; none of a server that
   * has none.
   */
  TreeMap<String, Double> counters() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address.resolve("/metrics")).build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    String text = answer.statusCode() == 200 ? answer.body() : "";
    TreeMap<String, Double> counters = new TreeMap<>();
    Arrays.stream(text.split("\n"))
        .filter(line -> !line.startsWith("#") && line.contains(" "))
        .forEach(
            line -> {
              int space = line.lastIndexOf(' ');
              counters.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
            });
    return counters;
  }
}
