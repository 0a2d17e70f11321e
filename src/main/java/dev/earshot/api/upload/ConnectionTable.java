package dev.earshot.api.upload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The TCP connections of this machine, as Linux shows them under {@code /proc}. Immutable.
 *
 * @param alive both ends are there
 * @param left the other end has closed, this one not yet
 */
record ConnectionTable(Set<Ports> alive, Set<Ports> left) {
  private static final List<String> FILES = List.of("tcp", "tcp6");
  private static final String ESTABLISHED = "01";
  private static final String CLOSE_WAIT = "08";
  private static final int HEXADECIMAL = 16;

  ConnectionTable {
    alive = Set.copyOf(alive);
    left = Set.copyOf(left);
  }

  /** Whether the other end of a connection has gone. Where two share their ports, both have to. */
  boolean isGone(Ports ports, boolean seenBefore) {
    return !alive.contains(ports) && (seenBefore || left.contains(ports));
  }

  /** A connection, without its addresses: two of the same ports count as one. */
  record Ports(int local, int remote) {}

  /**
   * Reads the table.
   *
   * @return empty on other systems
   */
  static Optional<ConnectionTable> read(Path folder) throws IOException {
    Set<Ports> alive = new HashSet<>();
    Set<Ports> left = new HashSet<>();
    boolean found = false;
    for (String name : FILES) {
      Path file = folder.resolve(name);
      if (Files.isReadable(file)) {
        found = true;
        for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
          in(ESTABLISHED, line).ifPresent(alive::add);
          in(CLOSE_WAIT, line).ifPresent(left::add);
        }
      }
    }
    return found ? Optional.of(new ConnectionTable(alive, left)) : Optional.empty();
  }

  /** Fields: number, local address:port, remote address:port, state, all in hexadecimal. */
  private static Optional<Ports> in(String state, String line) {
    String[] fields = line.trim().split("\\s+");
    return fields.length > 3 && fields[3].equals(state)
        ? Optional.of(new Ports(port(fields[1]), port(fields[2])))
        : Optional.empty();
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), HEXADECIMAL);
  }
}
