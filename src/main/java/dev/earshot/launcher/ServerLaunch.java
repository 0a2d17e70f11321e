package dev.earshot.launcher;

import dev.earshot.config.LaunchSettings;
import dev.earshot.config.Settings.Listener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is needed to start a server. Immutable.
 *
 * @param program what runs
 * @param dataFolder made when it is missing; also holds the log and the temporary files
 * @param listener with a real port
 * @param ports further ones on the same host
 * @param environment the complete {@code EARSHOT_*} variables; none is inherited
 * @param javaOptions of the server's JVM
 */
public record ServerLaunch(
    Program program,
    Path dataFolder,
    Listener listener,
    List<Integer> ports,
    Map<String, String> environment,
    List<String> javaOptions) {

  /**
   * The parts of a server.
   *
   * @param java the executable
   * @param payara payara-micro.jar
   * @param war deployed at {@code /}
   */
  public record Program(Path java, Path payara, Path war) {
    /** With the Java that runs this. */
    public static Program of(Path payara, Path war) {
      return new Program(Path.of(System.getProperty("java.home"), "bin", "java"), payara, war);
    }
  }

  public ServerLaunch {
    ports = List.copyOf(ports);
    environment = Map.copyOf(environment);
    javaOptions = List.copyOf(javaOptions);
  }

  /** A server with the WAR's own defaults. */
  public static ServerLaunch of(Program program, Path dataFolder, Listener listener) {
    return new ServerLaunch(
        program, dataFolder, listener, List.of(), Map.of(), List.of("-Xmx512m"));
  }

  /** Adds one setting, by its property name: {@code earshot.some-thing}. */
  public ServerLaunch with(String setting, String value) {
    return withEnvironment(Map.of(LaunchSettings.environmentName(setting), value));
  }

  /** Adds variables. */
  public ServerLaunch withEnvironment(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(environment);
    all.putAll(more);
    return new ServerLaunch(program, dataFolder, listener, ports, all, javaOptions);
  }

  /** With these further ports. */
  public ServerLaunch withPorts(List<Integer> further) {
    return new ServerLaunch(program, dataFolder, listener, further, environment, javaOptions);
  }

  public ServerLaunch withJavaOptions(List<String> options) {
    return new ServerLaunch(program, dataFolder, listener, ports, environment, options);
  }
}
