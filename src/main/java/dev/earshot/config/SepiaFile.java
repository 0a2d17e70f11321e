package dev.earshot.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The settings file of a SEPIA STT server ({@code server.conf}): sections of names and values, as
 * Python's {@code configparser} reads them. Immutable.
 */
// why an own reader: those of the field's libraries take quotes, backslashes and inline comments
// for something else than Python does, and this file is Python's
record SepiaFile(Path path, Map<String, String> values) {
  SepiaFile {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  private static final long MAX_BYTES = 1024 * 1024;

  /** Without any value. */
  static SepiaFile empty() {
    return new SepiaFile(Path.of("server.conf").toAbsolutePath(), Map.of());
  }

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be read, or is no such file; the message says why
   */
  static SepiaFile read(Path path) throws IOException {
    if (Files.size(path) > MAX_BYTES) {
      throw new IOException("it is larger than 1 MiB");
    }
    Map<String, String> values = new LinkedHashMap<>();
    String section = "";
    List<String> lines = Files.readAllLines(path);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("[") && line.endsWith("]")) {
        section = line.substring(1, line.length() - 1);
      } else if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith(";")) {
        int end = endOfName(line);
        if (end < 1 || section.isEmpty()) {
          throw new IOException("line %d is neither a section nor name = value".formatted(i + 1));
        }
        values.put(
            key(section, line.substring(0, end)),
            line.substring(end + 1).strip().replace("%%", "%"));
      }
    }
    return new SepiaFile(path.toAbsolutePath(), values);
  }

  /** The value, unless it is empty. */
  Optional<String> find(String section, String name) {
    return Optional.ofNullable(values.get(key(section, name))).filter(v -> !v.isEmpty());
  }

  /** The names of a section that begin so, without that beginning, in the order of the file. */
  List<String> suffixes(String section, String beginning) {
    String start = key(section, beginning);
    return values.keySet().stream()
        .filter(name -> name.startsWith(start))
        .map(name -> name.substring(start.length()))
        .toList();
  }

  /** A path of the file, relative to where the file lies. */
  Path resolve(String folder) {
    return path.resolveSibling(folder).normalize();
  }

  @Override
  public String toString() {
    // why: it holds passwords
    return "SepiaFile[" + path + "]";
  }

  private static String key(String section, String name) {
    return section + "." + name.strip().toLowerCase(Locale.ROOT);
  }

  private static int endOfName(String line) {
    int equals = line.indexOf('=');
    int colon = line.indexOf(':');
    return equals < 0 || colon < 0 ? Math.max(equals, colon) : Math.min(equals, colon);
  }
}
