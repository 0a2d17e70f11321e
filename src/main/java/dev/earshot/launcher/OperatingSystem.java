package dev.earshot.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The kinds of systems that differ in where a library comes from. */
enum OperatingSystem {
  DEBIAN("run: sudo apt-get install libpocketsphinx3 (newest releases: libpocketsphinx5)"),
  FEDORA("run: sudo dnf install pocketsphinx-libs"),
  OTHER_LINUX(
      "install PocketSphinx as a shared library from your distribution, or build it"
          + " (github.com/cmusphinx/pocketsphinx, cmake -DBUILD_SHARED_LIBS=ON)"),
  MACOS("run: brew install cmu-pocketsphinx"),
  WINDOWS(
      "there is no ready-made library for Windows: build pocketsphinx.dll with CMake"
          + " (github.com/cmusphinx/pocketsphinx, -DBUILD_SHARED_LIBS=ON) and name its folder in"
          + " EARSHOT_POCKETSPHINX_LIBRARIES, or use WSL");

  private static final Path RELEASE = Path.of("/etc/os-release");

  private final String advice;

  OperatingSystem(String advice) {
    this.advice = advice;
  }

  /** What a person has to do to install the default engine's library. */
  String advice() {
    return advice;
  }

  static OperatingSystem ofThisMachine() {
    return of(System.getProperty("os.name", ""), release());
  }

  static OperatingSystem of(String name, String release) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("windows")) {
      return WINDOWS;
    }
    if (lower.startsWith("mac")) {
      return MACOS;
    }
    return linux(
        release.lines().filter(l -> l.matches("ID(_LIKE)?=.*")).reduce("", (a, b) -> a + " " + b));
  }

  private static OperatingSystem linux(String ids) {
    if (ids.matches(".*\\b(debian|ubuntu)\\b.*")) {
      return DEBIAN;
    }
    return ids.matches(".*\\b(fedora|rhel|centos)\\b.*") ? FEDORA : OTHER_LINUX;
  }

  private static String release() {
    try {
      return Files.isReadable(RELEASE) ? Files.readString(RELEASE) : "";
    } catch (IOException e) {
      // why: only the advice depends on it
      return "";
    }
  }
}
