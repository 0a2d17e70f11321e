package dev.earshot.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of other processes, as Linux tells it. */
public final class ProcessMemory {
  private ProcessMemory() {}

  /**
   * Memory that a process really has; 0 when it has ended meanwhile or the system does not tell.
   */
  public static long residentBytes(long pid) {
    return sum(pid, "status", "VmRSS:");
  }

  /**
   * Memory of a JVM's own after a collection of garbage, so that only what it holds counts; 0 when
   * it has ended meanwhile or the system does not tell.
   */
  public static long heldBytes(long pid) {
    try {
      String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("no collection of garbage in " + pid, e);
    }
    return sum(pid, "smaps_rollup", "Private_");
  }

  private static long sum(long pid, String file, String beginning) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), file)).stream()
              .filter(line -> line.startsWith(beginning))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum()
          * 1024;
    } catch (IOException ended) {
      return 0;
    }
  }
}
