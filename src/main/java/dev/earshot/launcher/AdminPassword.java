package dev.earshot.launcher;

import dev.earshot.config.Settings.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the launcher knows about the administrator's password. Immutable; made before the server
 * starts, asked afterwards.
 */
final class AdminPassword {
  private final Path file;
  private final boolean fileWasThere;
  private final Optional<String> configured;

  private AdminPassword(Path file, boolean fileWasThere, Optional<String> configured) {
    this.file = file;
    this.fileWasThere = fileWasThere;
    this.configured = configured;
  }

  static AdminPassword before(DataFolder data, Accounts accounts) {
    Path file = data.initialPassword();
    return new AdminPassword(file, Files.exists(file), accounts.adminPassword());
  }

  /** The password that the server made in this start. */
  Optional<String> made() {
    return fileWasThere ? Optional.empty() : inFile();
  }

  /** The password as far as we know; it may have been changed since. */
  Optional<String> known() {
    return configured.or(this::inFile);
  }

  private Optional<String> inFile() {
    try {
      return Files.isReadable(file) ? Optional.of(Files.readString(file).trim()) : Optional.empty();
    } catch (IOException e) {
      // why: deleting the file is what a careful person does with it
      return Optional.empty();
    }
  }
}
