package dev.earshot.accounts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Small files that only the owner of the process may read (mode 0600). Thread-safe. */
final class PrivateFiles {
  private PrivateFiles() {}

  /** Writes a file unless there is one; two processes that try at once agree on one content. */
  static void createIfAbsent(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent(), mode("rwx------"));
    Path draft = Files.createTempFile(file.getParent(), "draft", ".tmp", mode("rw-------"));
    try {
      Files.writeString(draft, content + "\n", StandardCharsets.UTF_8);
      // why a link: it fails when the name is taken, and nobody ever sees half a file
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException somebodyWasFaster) {
      return;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static FileAttribute<?>[] mode(String permissions) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
