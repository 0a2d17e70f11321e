package dev.earshot.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The project folder that is run and what its build made. Immutable.
 *
 * @param folder holds pom.xml
 */
record Project(Path folder, Path war, Path payara) {
  // why: halves the CPU time of a start; what it slows down, our own signal processing, stays
  // below one hundredth of real time, and the engine is native anyway
  private static final String QUICK_START = "-Xmx512m -XX:TieredStopAtLevel=1";

  /**
   * Reads the launcher's arguments.
   *
   * @throws LaunchException when they are not three
   */
  static Project of(String... arguments) throws LaunchException {
    if (arguments.length != 3) {
      throw new LaunchException(
          "the launcher cannot start",
          List.of("three arguments are needed: project folder, WAR, payara-micro jar"));
    }
    return new Project(path(arguments[0]), path(arguments[1]), path(arguments[2]));
  }

  /**
   * What holds for a server that somebody tries out on this machine, unless the environment or a
   * system property says otherwise.
   */
  Map<String, String> presets() {
    return Map.of(
        "earshot.registration",
        "open",
        "earshot.anonymous",
        "deepspeech,speechrecognition,whisper,sepia,vosk",
        // why: the address that clients of the DeepSpeech REST API have built in
        "earshot.extra-ports",
        "8000",
        "earshot.data",
        folder.resolve("data").toString(),
        "earshot.java-opts",
        QUICK_START);
  }

  private static Path path(String argument) {
    return Path.of(argument).toAbsolutePath().normalize();
  }
}
