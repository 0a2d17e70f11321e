package dev.earshot.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The addresses on which a process listens, as Linux's /proc knows them. Stateless. */
final class ListeningSockets {
  private static final String LISTENING = "0A";

  private ListeningSockets() {}

  /** In the kernel's notation: address and port, hexadecimal. */
  static List<String> of(long pid) throws IOException {
    Set<String> own = socketsOf(pid);
    List<String> listening = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(pid), "net", table))) {
        List<String> fields = List.of(line.trim().split("\\s+", -1));
        if (fields.get(3).equals(LISTENING) && own.contains("socket:[" + fields.get(9) + "]")) {
          listening.add(fields.get(1));
        }
      }
    }
    return listening;
  }

  /** The kernel's notation of 127.0.0.1, as such and inside IPv6. */
  static String loopback(int port) {
    return "(0{16}FFFF0000)?0100007F:%04X".formatted(port);
  }

  private static Set<String> socketsOf(long pid) throws IOException {
    Set<String> sockets = new HashSet<>();
    Path descriptors = Path.of("/proc", String.valueOf(pid), "fd");
    try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
      for (Path link : links) {
        if (Files.isSymbolicLink(link)) {
          sockets.add(Files.readSymbolicLink(link).toString());
        }
      }
    }
    return sockets;
  }
}
