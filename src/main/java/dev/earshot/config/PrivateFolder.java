package dev.earshot.config;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Makes folders and files that only the owner of the process may enter or read, where the file
 * system knows such permissions. Thread-safe.
 */
public final class PrivateFolder {
  private PrivateFolder() {}

  /**
   * Makes the folder, and missing ones above it, with mode 0700; an existing one stays as it is.
   */
  public static Path create(Path folder) throws IOException {
    return Files.createDirectories(folder, mode("rwx------"));
  }

  /** Makes a new empty file in a folder with mode 0600. */
  public static Path newFile(Path folder) throws IOException {
    return Files.createTempFile(folder, "draft", ".tmp", mode("rw-------"));
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
