package dev.earshot.bench;

import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.LiveServer;
import dev.earshot.testing.SpeechServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Live streams against a server: what they cost it, and how long they wait. See {@code bench/}. */
final class LiveBench {
  private static final long IDLE_MILLIS = 10_000;

  private static final double LEAST_COST = 0.01;

  private final URI voskAddress;
  private final URI address;
  private final String authorization;
  private final ServerGauge gauge;
  private final byte[] audio;
  private final String config;

  private LiveBench(URI voskAddress, URI address, String authorization, long pid)
      throws IOException {
    this.authorization = authorization;
    this.voskAddress = voskAddress;
    this.address = address;
    this.gauge = new ServerGauge(address, pid);
    this.audio = audio(System.getProperty("clips"));
    this.config = "{\"config\" : {\"sample_rate\" : %d}}".formatted(SpeechSet.RATE_HZ);
  }

  /** Plans to be carried out one after another; the rest are system properties. */
  public static void main(String[] plans) throws Exception {
    if (System.getProperty("server.pid") != null) {
      LiveBench bench =
          new LiveBench(
              URI.create(System.getProperty("server.vosk")),
              URI.create(System.getProperty("server.url")),
              System.getProperty("server.authorization", ""),
              Long.getLong("server.pid"));
      bench.run(plans);
      return;
    }
    try (SpeechServer server = LiveServer.start(settings())) {
      String authorization = DeepSpeechClient.registered(server).authorization();
      new LiveBench(server.voskAddress(), server.address(), authorization, server.pid()).run(plans);
    }
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("earshot.model", System.getProperty("model", LiveServer.DIGITS));
    settings.put("earshot.java-opts", System.getProperty("server.java", "-Xmx512m"));
    for (String setting : System.getProperty("server.settings", "").split(",")) {
      if (!setting.isEmpty()) {
        settings.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
      }
    }
    return settings;
  }

  private static byte[] audio(String clips) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String clip : clips.split(",")) {
      short[] samples = SpeechSet.decode(Path.of(clip));
      ByteBuffer bytes =
          ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asShortBuffer().put(samples);
      all.writeBytes(bytes.array());
    }
    return all.toByteArray();
  }

  private void run(String[] plans) throws Exception {
    for (String plan : plans) {
      System.out.println(plan);
      run(LoadPlan.parse(plan));
    }
  }

  private void run(LoadPlan plan) throws Exception {
    double memoryBefore = gauge.megabytes();
    LoadRun run = new LoadRun(voskAddress, plan, audio, config);
    run.openIdle();
    double memoryIdle = gauge.megabytes();
    double idleCpu = gauge.cpuSeconds();
    Thread.sleep(IDLE_MILLIS);
    idleCpu = (gauge.cpuSeconds() - idleCpu) * 1000 / IDLE_MILLIS;

    TreeMap<String, Double> before = gauge.counters();
    TreeMap<String, Double> threads = gauge.cpuOfThreads();
    double cpu = gauge.cpuSeconds();
    long began = System.nanoTime();
    Uploads uploads =
        new Uploads(
            address,
            authorization,
            Path.of(System.getProperty("upload", "/dev/null")),
            plan.uploads());
    run.openStreams();
    Memory memory = new Memory(gauge, plan.seconds());
    if (plan.memory()) {
      memory.start();
    }
    run.play(
        () -> {
          uploads.stop();
          return uploads.areOver();
        });
    double seconds = (System.nanoTime() - began) / 1e9;
    cpu = gauge.cpuSeconds() - cpu - idleCpu * seconds;
    memory.join();
    report(run, plan, cpu, idleCpu, before);
    printThreads(threads, gauge.cpuOfThreads(), (double) plan.streams() * plan.seconds());
    if (plan.memory()) {
      System.out.printf(
          "  memory: %.1f MiB, %.3f for each idle socket, %.2f for each stream (cpu with collections)%n",
          memoryBefore,
          plan.idle() == 0 ? 0 : (memoryIdle - memoryBefore) / plan.idle(),
          (memory.megabytes - memoryIdle) / plan.streams());
    }
    uploads.answers().forEach(answer -> System.out.println("  upload: " + answer));
    run.close();
  }

  private void report(
      LoadRun run, LoadPlan plan, double cpu, double idleCpu, TreeMap<String, Double> before)
      throws Exception {
    TreeMap<String, Double> after = gauge.counters();
    double audioSeconds = (double) plan.streams() * plan.seconds();
    System.out.printf(
        "  cpu: %.2f ms per second of audio, and %.1f ms per second without any%n",
        cpu * 1000 / audioSeconds, idleCpu * 1000);
    System.out.println("  frame to reply: " + run.replies());
    System.out.println("  eof to final: " + run.ends());
    if (plan.intruders()) {
      System.out.printf(
          "  too many: %d refused, %s; %d admitted%n",
          run.refusals().count(), run.refusals(), run.admitted());
    }
    long complete = run.streams().stream().filter(LoadStream::isComplete).count();
    System.out.printf("  complete: %d of %d streams%n", complete, plan.streams());
    run.streams().stream()
        .filter(stream -> !stream.isComplete() || Boolean.getBoolean("verbose"))
        .forEach(stream -> System.out.println("  " + stream + " " + stream.text()));
    for (Map.Entry<String, Double> counter : after.entrySet()) {
      double change = counter.getValue() - before.getOrDefault(counter.getKey(), 0.0);
      boolean asked =
          counter
              .getKey()
              .matches("earshot_(live|step_wait|engine_call)(?!.*lane=.(batch|interactive)).*");
      if (asked && (change != 0 || counter.getKey().contains("max"))) {
        System.out.printf(
            "  %s %s%n",
            counter.getKey(),
            counter.getKey().contains("max") ? counter.getValue().toString() : "+" + change);
      }
    }
    System.out.println("  load of the machine: " + gauge.machineLoad());
  }

  private static void printThreads(
      Map<String, Double> before, Map<String, Double> after, double audioSeconds) {
    StringBuilder line = new StringBuilder("  cpu of threads, ms per second of audio:");
    after.forEach(
        (name, seconds) -> {
          double cost = (seconds - before.getOrDefault(name, 0.0)) * 1000 / audioSeconds;
          if (cost >= LEAST_COST) {
            line.append(" %s %.2f;".formatted(name, cost));
          }
        });
    System.out.println(line);
  }

  /** Looks at the memory once, while all streams speak. */
  private static final class Memory extends Thread {
    private final ServerGauge gauge;
    private final int seconds;
    private double megabytes;

    Memory(ServerGauge gauge, int seconds) {
      this.gauge = gauge;
      this.seconds = seconds;
    }

    @Override
    public void run() {
      try {
        Thread.sleep(seconds * 800L);
        megabytes = gauge.megabytes();
      } catch (InterruptedException e) {
        System.out.println(e);
      }
    }
  }
}
