package dev.earshot.api.upload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The TCP connections of this machine whose other end is still there, as Linux shows them under
 * {@code /proc}. Immutable.
 */
record ConnectionTable(Set<Ports> alive) {
  private static final List<String> FILES = List.of("tcp", "tcp6");
  private static final String ESTABLISHED = "01";
  private static final int HEXADECIMAL = 16;

  /** A connection, without its addresses: two of the same ports count as one. */
  record Ports(int local, int remote) {}

  /**
   * Reads the table.
   *
   * @return empty on other systems
   */
  static Optional<ConnectionTable> read(Path folder) throws IOException {
    Set<Ports> alive = new HashSet<>();
    boolean found = false;
    for (String name : FILES) {
      Path file = folder.resolve(name);
      if (Files.isReadable(file)) {
        found = true;
        try (Stream<String> lines = Files.lines(file, StandardCharsets.US_ASCII)) {
          lines.skip(1).flatMap(line -> established(line).stream()).forEach(alive::add);
        }
      }
    }
    return found ? Optional.of(new ConnectionTable(Set.copyOf(alive))) : Optional.empty();
  }

  /** Fields: number, local address:port, remote address:port, state, all in hexadecimal. */
  private static Optional<Ports> established(String line) {
    String[] fields = line.trim().split("\\s+");
    return fields.length > 3 && fields[3].equals(ESTABLISHED)
        ? Optional.of(new Ports(port(fields[1]), port(fields[2])))
        : Optional.empty();
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), HEXADECIMAL);
  }
}
