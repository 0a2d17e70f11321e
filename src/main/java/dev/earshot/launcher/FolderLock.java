package dev.earshot.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The right of one launcher to a data folder, held until it is closed. Thread-safe. */
final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock without waiting.
   *
   * @throws LaunchException when another launcher has it
   */
  static FolderLock take(DataFolder data) throws LaunchException {
    Path file = data.run().resolve("lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw inUse(data);
      }
      return new FolderLock(channel);
    } catch (IOException e) {
      throw new LaunchException(
          "the data folder cannot be used", List.of("cannot lock " + file + " (" + e + ")"), e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // why: the same JVM holds it; for us that is the same as another process
      return null;
    }
  }

  private static LaunchException inUse(DataFolder data) {
    return new LaunchException(
        "the data folder is in use",
        List.of(
            "EARSHOT_DATA (earshot.data): another server uses "
                + data.path()
                + "; stop it or choose another folder"));
  }
}
