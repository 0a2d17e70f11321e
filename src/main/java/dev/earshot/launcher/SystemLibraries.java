package dev.earshot.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folders in which this machine keeps shared libraries. Immutable. */
record SystemLibraries(List<Path> folders) {
  private static final List<String> USUAL =
      List.of(
          "/usr/local/lib",
          "/usr/lib",
          "/lib",
          "/usr/lib64",
          "/lib64",
          "/opt/homebrew/lib",
          "/opt/local/lib");

  static SystemLibraries ofThisMachine(String architecture) {
    String multiarch =
        switch (architecture) {
          case "amd64", "x86_64" -> "x86_64-linux-gnu";
          case "aarch64" -> "aarch64-linux-gnu";
          case "arm" -> "arm-linux-gnueabihf";
          default -> architecture + "-linux-gnu";
        };
    List<Path> folders = new ArrayList<>();
    for (String usual : USUAL) {
      folders.add(Path.of(usual, multiarch));
      folders.add(Path.of(usual));
    }
    return new SystemLibraries(List.copyOf(folders));
  }

  /** The first library of this name, whatever its version. */
  Optional<Path> find(String name) {
    return folders.stream().flatMap(folder -> in(folder, name)).findFirst();
  }

  /** Whether the dynamic linker found a library in one of these folders. */
  boolean contain(Path library) {
    return folders.stream().map(SystemLibraries::real).anyMatch(real(library)::startsWith);
  }

  private static Stream<Path> in(Path folder, String name) {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(folder, name + ".{so,so.*,dylib}")) {
        files.forEach(found::add);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot search " + folder, e);
      }
    }
    return found.stream().sorted();
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      // why: what does not exist is only compared, not opened
      return path.toAbsolutePath().normalize();
    }
  }
}
