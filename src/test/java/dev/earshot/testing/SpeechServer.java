package dev.earshot.testing;

import dev.earshot.config.Settings;
import dev.earshot.launcher.LaunchException;
import dev.earshot.launcher.Readiness;
import dev.earshot.launcher.ServerLaunch;
import dev.earshot.launcher.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The real WAR in a really started Payara Micro, on a free port, with folders of its own. */
public final class SpeechServer implements AutoCloseable {
  private static final String VOSK_PORT = "earshot.vosk-port";
  private static final String SEPIA_PORT = "earshot.sepia-port";
  private static final String EXTRA_PORTS = "earshot.extra-ports";
  private static final String JAVA_OPTIONS = "earshot.java-opts";
  public static final String ADMIN_PASSWORD = "correct horse battery";
  private static final Duration START_LIMIT = Duration.ofSeconds(150);

  private final ServerProcess process;
  private final Path dataFolder;
  private final Map<String, String> settings;

  private SpeechServer(ServerProcess process, Path dataFolder, Map<String, String> settings) {
    this.settings = Map.copyOf(settings);
    this.process = process;
    this.dataFolder = dataFolder;
  }

  /** Starts a server with the settings of {@link #open}. */
  public static SpeechServer startOpen(Map<String, String> settings) {
    return startOpen(property("earshot.test.war"), settings);
  }

  /** Starts a server with another WAR. */
  public static SpeechServer startOpen(Path war, Map<String, String> settings) {
    return start(war, newFolder(), open(settings));
  }

  /** Starts a server with these settings only, and waits until the WAR answers. */
  public static SpeechServer start(Map<String, String> settings) {
    return start(newFolder(), settings);
  }

  /** Starts a server on a data folder that may have been used before. */
  public static SpeechServer start(Path dataFolder, Map<String, String> settings) {
    return start(property("earshot.test.war"), dataFolder, settings);
  }

  /**
   * The settings that {@code mvn -Prun} passes, a password for the first administrator, no real
   * limit for logins and registrations, of which tests make many, and these.
   */
  public static Map<String, String> open(Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("earshot.login-attempts", "100000");
    all.put("earshot.login-attempts-per-address", "100000");
    all.put("earshot.registrations", "100000");
    all.put("earshot.registrations-per-address", "100000");
    all.put("earshot.registration", "open");
    all.put("earshot.admin-password", ADMIN_PASSWORD);
    all.putAll(settings);
    return all;
  }

  private static SpeechServer start(Path war, Path dataFolder, Map<String, String> settings) {
    ServerLaunch.Program program = ServerLaunch.Program.of(property("earshot.test.payara"), war);
    ServerLaunch launch =
        ServerLaunch.of(program, dataFolder, new Settings.Listener("127.0.0.1", freePort()))
            .with("earshot.data", dataFolder.toString())
            .with("earshot.pocketsphinx-libraries", libraries());
    Map<String, String> all = new LinkedHashMap<>(settings);
    String javaOptions = all.remove(JAVA_OPTIONS);
    if (javaOptions != null) {
      launch = launch.withJavaOptions(List.of(javaOptions.split(" ")));
    }
    for (String port : List.of(VOSK_PORT, SEPIA_PORT)) {
      all.compute(port, (name, value) -> "0".equals(value) ? String.valueOf(freePort()) : "off");
    }
    for (Map.Entry<String, String> setting : all.entrySet()) {
      launch = launch.with(setting.getKey(), setting.getValue());
    }
    launch = launch.withPorts(furtherPorts(all));
    ServerProcess process = null;
    try {
      process = ServerProcess.start(launch);
      process.awaitLive(START_LIMIT);
      return new SpeechServer(process, dataFolder, all);
    } catch (LaunchException e) {
      if (process != null) {
        process.close();
      }
      delete(dataFolder);
      throw new AssertionError("the server did not start: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("earshot-it-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the default engine serves. */
  public SpeechServer ready() {
    try {
      Readiness readiness = process.awaitReady(START_LIMIT);
      if (readiness instanceof Readiness.Ready) {
        return this;
      }
      throw new AssertionError("the server is not ready: " + readiness);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  public URI address() {
    return process.address();
  }

  /** Where the vosk port is, which the setting {@code earshot.vosk-port=0} opens. */
  public URI voskAddress() {
    return URI.create("http://127.0.0.1:" + settings.get(VOSK_PORT));
  }

  /** Where the SEPIA port is, which the setting {@code earshot.sepia-port=0} opens. */
  public URI sepiaAddress() {
    return URI.create("http://127.0.0.1:" + settings.get(SEPIA_PORT));
  }

  private static List<Integer> furtherPorts(Map<String, String> settings) {
    return Stream.of(VOSK_PORT, SEPIA_PORT, EXTRA_PORTS)
        .flatMap(name -> Stream.of(settings.getOrDefault(name, "").split(",")))
        .filter(port -> port.matches("\\d+"))
        .map(Integer::valueOf)
        .toList();
  }

  public long pid() {
    return process.pid();
  }

  public Path dataFolder() {
    return dataFolder;
  }

  /** All files below the folder for temporary files. */
  public List<Path> temporaryFiles() {
    Path folder = dataFolder.resolve("tmp");
    return Stream.of("uploads", "pcm", "ffmpeg")
        .flatMap(name -> files(folder.resolve(name)))
        .toList();
  }

  /** The living child processes of the server. */
  public List<ProcessHandle> childProcesses() {
    return ProcessHandle.of(pid())
        .orElseThrow()
        .descendants()
        .filter(ProcessHandle::isAlive)
        .toList();
  }

  public String log() {
    try {
      return Files.readString(process.logFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops the server and keeps its data folder. */
  public void stop() {
    process.close();
  }

  @Override
  public void close() {
    stop();
    delete(dataFolder);
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

  private static Stream<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new AssertionError(name + " is not set: run the integration tests through mvn verify");
    }
    return Path.of(value);
  }

  private static String libraries() {
    return NativeLibrary.folders().stream().map(Path::toString).collect(Collectors.joining(","));
  }

  /** A port that nobody listens on. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
