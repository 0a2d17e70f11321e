package dev.earshot.launcher;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The launcher, run as people run it: in a JVM of its own. One thread at a time. */
final class RunCommand implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final Path data;
  private final Path output;
  private final Process process;

  private RunCommand(Path data, Path output, Process process) {
    this.data = data;
    this.output = output;
    this.process = process;
  }

  /** What is run, and where. */
  static final class Preparation {
    private final Path folder;
    private final Path war;
    private final Map<String, String> environment = new TreeMap<>();
    private boolean inTerminal;

    Preparation(Path folder, Path war) throws IOException {
      this.folder = folder;
      this.war = war;
      with("EARSHOT_DATA", folder.resolve("data").toString());
      with("EARSHOT_PORT", String.valueOf(freePort()));
      with("EARSHOT_VOSK_PORT", "off");
      with("EARSHOT_SEPIA_PORT", "off");
      with("EARSHOT_EXTRA_PORTS", "");
      with("EARSHOT_OFFLINE", "true");
      // why: a quicker start; these tests are not about a server that runs for long
      with("EARSHOT_JAVA_OPTS", "-Xmx256m -XX:TieredStopAtLevel=1");
    }

    Preparation with(String name, String value) {
      environment.put(name, value);
      return this;
    }

    int port() {
      return Integer.parseInt(environment.getOrDefault("EARSHOT_PORT", "0"));
    }

    /** With a terminal of its own, in which Ctrl-C is a key. */
    Preparation inTerminal() {
      inTerminal = true;
      return this;
    }

    RunCommand start() throws IOException {
      Path output = folder.resolve("output.txt");
      ProcessBuilder builder = new ProcessBuilder(inTerminal ? terminal() : line());
      builder.environment().keySet().removeIf(name -> name.startsWith("EARSHOT_"));
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      return new RunCommand(folder.resolve("data"), output, builder.start());
    }

    private List<String> line() {
      List<String> line = new ArrayList<>();
      line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      line.addAll(List.of("-cp", launcherClassPath(), Launcher.class.getName()));
      line.addAll(List.of(folder.toString(), war.toString(), payara().toString()));
      return line;
    }

    private List<String> terminal() {
      // why env: where these tests run in the background, the shell has made them deaf to Ctrl-C,
      // and every process inherits that
      String inner = "exec env --default-signal=INT '" + String.join("' '", line()) + "'";
      return List.of("script", "-qefc", inner, "/dev/null");
    }
  }

  /** The launcher's classes and a database driver, which the run command has as well. */
  private static String launcherClassPath() {
    String driver =
        List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
            .filter(entry -> entry.matches(".*postgresql-\\d[^/]*\\.jar"))
            .findFirst()
            .orElseThrow();
    return classPath() + File.pathSeparator + driver;
  }

  /** Where the launcher's classes are, and nothing else. */
  static String classPath() {
    return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
        .filter(entry -> entry.endsWith("classes") && !entry.endsWith("test-classes"))
        .findFirst()
        .orElseThrow();
  }

  static Path payara() {
    Path jar = Path.of(System.getProperty("earshot.test.payara", "target/payara-micro.jar"));
    if (!Files.exists(jar)) {
      throw new IllegalStateException("mvn package puts payara-micro.jar here: " + jar);
    }
    return jar.toAbsolutePath();
  }

  long pid() {
    return process.pid();
  }

  /** All that it has printed. */
  String output() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError("no output", e);
    }
  }

  RunCommand awaitOutput(String text, Duration limit) {
    await(text, limit, () -> output().contains(text) || !process.isAlive());
    if (!output().contains(text)) {
      throw new AssertionError("ended without saying '" + text + "':\n" + output());
    }
    return this;
  }

  int awaitEnd(Duration limit) {
    await("its end", limit, () -> !process.isAlive());
    return process.exitValue();
  }

  void press(char key) throws IOException {
    OutputStream keyboard = process.getOutputStream();
    keyboard.write(key);
    keyboard.flush();
  }

  void terminate() {
    process.destroy();
  }

  void kill() {
    process.destroyForcibly();
  }

  /** The server that it started, as long as that runs. */
  List<ProcessHandle> servers() {
    String ours = data.resolve("run").resolve("payara").toString();
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().commandLine().orElse("").contains(ours))
        .filter(p -> p.info().command().orElse("").endsWith("java"))
        .filter(p -> p.pid() != process.pid())
        .toList();
  }

  ProcessHandle server() {
    return servers().stream().findFirst().orElseThrow();
  }

  /** Waits until the server's JVM runs our code. */
  void awaitServer(Duration limit) {
    awaitOutput("starting the server", limit);
    Path unpacked = data.resolve("run").resolve("payara").resolve("runtime");
    await("the server to unpack itself", limit, () -> Files.exists(unpacked));
  }

  void awaitNoServer(Duration limit) {
    await("the end of the server", limit, () -> servers().isEmpty());
  }

  @Override
  public void close() {
    servers().forEach(ProcessHandle::destroyForcibly);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void await(String what, Duration limit, BooleanSupplier condition) {
    Stopwatch watch = new Stopwatch();
    while (!condition.getAsBoolean()) {
      if (watch.isOver(limit)) {
        throw new AssertionError("waited " + limit + " for " + what + ":\n" + output());
      }
      // why: also a pause after the end of the process, when its server is what we wait for
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
