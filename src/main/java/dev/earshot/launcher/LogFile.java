package dev.earshot.launcher;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A log on disk and the one before it. One thread at a time. Bounded: beyond {@value #MAX_CHARS}
 * characters the log becomes the previous one. A full disk loses lines, but never blocks the server
 * that wrote them.
 */
final class LogFile implements AutoCloseable {
  static final long MAX_CHARS = 20L << 20;

  private final Path file;
  private final long maxChars;
  private Optional<Writer> writer = Optional.empty();
  private long written;

  LogFile(Path file) {
    this(file, MAX_CHARS);
  }

  LogFile(Path file, long maxChars) {
    this.file = file;
    this.maxChars = maxChars;
  }

  /** Writes a line; when more follow at once, it may stay in memory until then. */
  void write(String line, boolean moreFollow) {
    try {
      Writer out = writer.isPresent() && written < maxChars ? writer.get() : openNew();
      out.write(line);
      out.write('\n');
      written += line.length() + 1L;
      if (!moreFollow) {
        out.flush();
      }
    } catch (IOException e) {
      // why: there is no better place to complain than the log that cannot be written
      writer = Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    if (writer.isPresent()) {
      writer.get().close();
    }
  }

  private Writer openNew() throws IOException {
    close();
    writer = Optional.empty();
    if (Files.exists(file)) {
      Path previous = file.resolveSibling(file.getFileName() + ".1");
      Files.move(file, previous, StandardCopyOption.REPLACE_EXISTING);
    }
    Writer opened = Files.newBufferedWriter(file);
    writer = Optional.of(opened);
    written = 0;
    return opened;
  }
}
