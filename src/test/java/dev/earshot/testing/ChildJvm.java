package dev.earshot.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What became of a program in a JVM of its own: for tests of what would end the process.
 *
 * @param exitCode -1 when it had to be killed after a minute
 */
public record ChildJvm(int exitCode, String out, String err) {
  private static final int LIMIT_SECONDS = 60;

  // why: a heap that is all there from the start says nothing when the process is measured
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xms64m",
          "-Xmx64m",
          "-XX:+AlwaysPreTouch",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-CreateCoredumpOnCrash");

  /** Runs a main class on the class path of the tests. */
  public static ChildJvm run(Class<?> main, String... arguments) {
    return run(main, Map.of(), entry -> true, arguments);
  }

  /** Runs a main class with more environment, on a part of the class path. */
  public static ChildJvm run(
      Class<?> main,
      Map<String, String> environment,
      Predicate<String> classPathEntries,
      String... arguments) {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(classPathEntries)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    try {
      return run(new ProcessBuilder(command), environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static ChildJvm run(ProcessBuilder builder, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("child-jvm-");
    File out = folder.resolve("out").toFile();
    File err = folder.resolve("err").toFile();
    builder.environment().putAll(environment);
    Process process =
        builder.directory(folder.toFile()).redirectOutput(out).redirectError(err).start();
    boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    String said = Files.readString(out.toPath());
    String complained = Files.readString(err.toPath());
    for (Path file : List.of(folder.toFile().listFiles()).stream().map(File::toPath).toList()) {
      Files.delete(file);
    }
    Files.delete(folder);
    return new ChildJvm(ended ? process.exitValue() : -1, said, complained);
  }
}
