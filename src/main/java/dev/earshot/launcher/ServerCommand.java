package dev.earshot.launcher;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command line and environment of a server process. Stateless. */
final class ServerCommand {
  private static final String LIBRARY_PATH = "LD_LIBRARY_PATH";
  private static final String FETCHED = "EARSHOT_POCKETSPHINX_LIBRARIES";

  private static final String ONNX_RUNTIME = "EARSHOT_ONNXRUNTIME";

  private ServerCommand() {}

  static Path bootCommands(DataFolder data) {
    return data.run().resolve("boot-commands.txt");
  }

  static Path parentWatch(DataFolder data) {
    return data.run().resolve("parent-watch.jar");
  }

  static List<String> line(ServerLaunch launch, DataFolder data) {
    List<String> line = new ArrayList<>();
    line.add(launch.program().java().toString());
    line.addAll(launch.javaOptions());
    // why: without these two the JVM leaves files in the system's temporary folder or where it runs
    line.add("-XX:-UsePerfData");
    line.add("-XX:ErrorFile=" + data.path().resolve("logs").resolve("jvm-crash-%p.log"));
    line.add("-Djava.io.tmpdir=" + data.temporaryFolder());
    line.add("-Dfile.encoding=UTF-8");
    line.add("-Djava.awt.headless=true");
    line.add("-javaagent:" + parentWatch(data));
    line.addAll(List.of("-jar", launch.program().payara().toString()));
    // why: --nocluster alone still opens a port on all addresses
    line.addAll(List.of("--nohazelcast", "--disablephonehome"));
    line.addAll(List.of("--rootdir", data.payaraFolder().toString()));
    line.addAll(List.of("--prebootcommandfile", bootCommands(data).toString()));
    onnxRuntime(launch).ifPresent(jar -> line.addAll(List.of("--addlibs", jar.toString())));
    line.addAll(List.of("--deploy", launch.program().war().toString(), "--contextroot", "/"));
    return line;
  }

  // why only a file: the server does not start without a library that it was told to add
  private static Optional<Path> onnxRuntime(ServerLaunch launch) {
    String jar = launch.environment().getOrDefault(ONNX_RUNTIME, "");
    return Optional.of(jar)
        .filter(j -> !j.isBlank())
        .map(j -> Path.of(j).toAbsolutePath())
        .filter(Files::isRegularFile);
  }

  /** Changes the environment that would be inherited into the one the server gets. */
  static void apply(ServerLaunch launch, Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("EARSHOT_"));
    environment.putAll(launch.environment());
    environment.put("EARSHOT_DATA", launch.dataFolder().toString());
    environment.put("EARSHOT_HOST", launch.listener().host());
    environment.put("EARSHOT_PORT", String.valueOf(launch.listener().port()));
    String folders = launch.environment().getOrDefault(FETCHED, "");
    if (!folders.isBlank()) {
      // why: the loader looks here for the libraries that the engine's library needs
      String inherited = environment.getOrDefault(LIBRARY_PATH, "");
      String ours = folders.replace(",", File.pathSeparator);
      environment.put(
          LIBRARY_PATH, inherited.isEmpty() ? ours : ours + File.pathSeparator + inherited);
    }
  }
}
