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
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .map(line -> line.replaceAll("\\D", ""))
              .mapToLong(Long::parseLong)
              .findFirst()
              .orElse(0)
          * 1024;
    } catch (IOException ended) {
      return 0;
    }
  }
}
