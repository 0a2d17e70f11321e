package dev.earshot.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** The layout of the data folder, as far as the launcher uses it. Immutable. */
record DataFolder(Path path) {
  private static final List<String> PARTS = List.of("", "secrets", "tmp", "logs", "run", "cache");
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  /** Makes what is missing; nobody else may look into what it makes. */
  void create() throws LaunchException {
    try {
      for (String part : PARTS) {
        make(path.resolve(part));
      }
      closeSecrets();
      Files.deleteIfExists(Files.createTempFile(run(), "writable", ""));
    } catch (IOException e) {
      throw new LaunchException(
          "the data folder cannot be used",
          List.of("EARSHOT_DATA (earshot.data): cannot write to " + path + " (" + e + ")"),
          e);
    }
  }

  Path run() {
    return path.resolve("run");
  }

  Path logFile() {
    return path.resolve("logs").resolve("server.log");
  }

  Path temporaryFolder() {
    return path.resolve("tmp");
  }

  /** Where Payara unpacks itself; made anew by each start. */
  Path payaraFolder() {
    return run().resolve("payara");
  }

  Path initialPassword() {
    return path.resolve("secrets").resolve("initial-admin-password");
  }

  private static void make(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      // why: a folder that somebody made may be shared on purpose, or be the wrong one
      return;
    }
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } else {
      Files.createDirectories(folder);
    }
  }

  private void closeSecrets() throws IOException {
    Path secrets = path.resolve("secrets");
    PosixFileAttributeView posix =
        Files.getFileAttributeView(secrets, PosixFileAttributeView.class);
    // why: Windows knows no such permissions; a user's folders are private there
    if (posix != null) {
      posix.setPermissions(OWNER_ONLY);
    }
  }
}
