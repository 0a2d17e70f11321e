package dev.earshot.api.socket;

import dev.earshot.audio.AudioSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A whole binary message. Thread-safe. Whoever gets it closes it, which gives its place back and
 * deletes its file; closing twice is harmless.
 */
public final class Message implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Message.class.getName());

  private final AudioSource content;
  private final long bytes;
  private final Runnable giveBack;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Message(AudioSource content, long bytes, Runnable giveBack) {
    this.content = content;
    this.bytes = bytes;
    this.giveBack = giveBack;
  }

  static Message inMemory(byte[] memory, int length, Runnable giveBack) {
    return new Message(() -> new ByteArrayInputStream(memory, 0, length), length, giveBack);
  }

  static Message inFile(Path file, long bytes, Runnable giveBack) {
    return new Message(
        AudioSource.of(file),
        bytes,
        () -> {
          giveBack.run();
          delete(file);
        });
  }

  /** Its content; not to be used after closing. */
  public AudioSource content() {
    return content;
  }

  /** Its content at once, for messages of a bounded length. */
  public byte[] bytes() throws IOException {
    try (InputStream in = content.open()) {
      return in.readAllBytes();
    }
  }

  /** Its length in bytes. */
  public long length() {
    return bytes;
  }

  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      giveBack.run();
    }
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // why no failure: nobody is to blame, and the next start deletes the file
      LOG.log(Level.WARNING, "event=message-not-deleted", e);
    }
  }
}
