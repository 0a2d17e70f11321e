package dev.earshot.accounts;

import dev.earshot.config.PrivateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files that only the owner of the process may read (mode 0600). Thread-safe. */
final class PrivateFiles {
  private PrivateFiles() {}

  /** Writes a file unless there is one; two processes that try at once agree on one content. */
  static Path createIfAbsent(Path folder, String name, String content) throws IOException {
    Path file = PrivateFolder.create(folder).resolve(name);
    Path draft = PrivateFolder.newFile(folder);
    try {
      Files.writeString(draft, content + "\n", StandardCharsets.UTF_8);
      // why a link: it fails when the name is taken, and nobody ever sees half a file
      Files.createLink(file, draft);
      return file;
    } catch (FileAlreadyExistsException somebodyWasFaster) {
      return file;
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
