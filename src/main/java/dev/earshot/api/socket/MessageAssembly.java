package dev.earshot.api.socket;

import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of one client's binary messages together: small ones in the heap, large ones in a
 * file. Parts come one at a time; it may be closed at any time by anybody, and nothing is left
 * behind then.
 */
public final class MessageAssembly implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(MessageAssembly.class.getName());

  /** What a message may take of the heap before it goes to a file. */
  private static final int MAX_MEMORY = 256 * 1_024;

  private static final int FIRST_MEMORY = 1_024;

  private final MessageLimit limit;
  private final AssemblyPlaces places;
  // why tried, not waited for: whoever closes leaves it to the thread that is writing a part
  private final ReentrantLock use = new ReentrantLock();
  private volatile boolean closed;

  // all guarded by use
  private byte[] memory = new byte[0];
  private @Nullable Path file;
  private @Nullable FileChannel channel;
  private long length;

  MessageAssembly(MessageLimit limit, AssemblyPlaces places) {
    this.limit = limit;
    this.places = places;
  }

  /** What came of a part. */
  public sealed interface Outcome {
    /** More parts are to come; or the socket is closed and they do not matter. */
    record More() implements Outcome {}

    /** The message is complete. Its receiver closes it. */
    record Whole(Message message) implements Outcome {}

    /** It cannot be taken: the session is to be ended so. Later parts are ignored. */
    record Refused(CloseCode code, String reason) implements Outcome {}
  }

  /** Takes the next part. The buffer may be used again afterwards. */
  public Outcome accept(ByteBuffer part, boolean last) {
    use.lock();
    try {
      return closed ? new Outcome.More() : add(part, last);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "event=message-not-stored", e);
      return refuse(CloseCodes.UNEXPECTED_CONDITION, "the message could not be stored");
    } finally {
      use.unlock();
      clearIfClosed();
    }
  }

  /** Drops what there is, and all that comes. Does not wait. */
  @Override
  public void close() {
    closed = true;
    clearIfClosed();
  }

  private void clearIfClosed() {
    if (closed && use.tryLock()) {
      try {
        discard();
      } finally {
        use.unlock();
      }
    }
  }

  private Outcome add(ByteBuffer part, boolean last) throws IOException {
    long sum = length + part.remaining();
    if (sum > limit.max().bytes()) {
      return refuse(
          CloseCodes.TOO_BIG,
          "the message is larger than %s (%s)".formatted(limit.max(), limit.source()));
    }
    if (channel == null && !fitsMemory(sum) && !openFile()) {
      return refuse(CloseCodes.TRY_AGAIN_LATER, "too many large messages are arriving");
    }
    if (channel != null) {
      write(channel, part);
    } else {
      part.get(memory, (int) length, part.remaining());
    }
    length = sum;
    return last ? new Outcome.Whole(handOver()) : new Outcome.More();
  }

  private boolean fitsMemory(long sum) {
    if (sum > MAX_MEMORY) {
      return false;
    }
    if (sum <= memory.length) {
      return true;
    }
    int size =
        (int) Math.min(MAX_MEMORY, Math.max(sum, Math.max(FIRST_MEMORY, 2L * memory.length)));
    boolean fits = places.takeHeap(size - memory.length);
    if (fits) {
      memory = Arrays.copyOf(memory, size);
    }
    return fits;
  }

  private boolean openFile() throws IOException {
    if (!places.takeFile()) {
      return false;
    }
    boolean open = false;
    try {
      Files.createDirectories(places.folder());
      file = Files.createTempFile(places.folder(), "message-", ".bin");
      FileChannel opened = FileChannel.open(file, StandardOpenOption.WRITE);
      channel = opened;
      write(opened, ByteBuffer.wrap(memory, 0, (int) length));
      forgetMemory();
      open = true;
    } finally {
      if (!open && channel == null) {
        forgetFile();
        places.giveFileBack();
      }
    }
    return true;
  }

  private static void write(FileChannel channel, ByteBuffer part) throws IOException {
    while (part.hasRemaining()) {
      int unused = channel.write(part);
    }
  }

  private Message handOver() throws IOException {
    Message message;
    FileChannel written = channel;
    Path full = file;
    if (written != null && full != null) {
      written.close();
      channel = null;
      file = null;
      message = Message.inFile(full, length, places::giveFileBack);
    } else {
      long taken = memory.length;
      message = Message.inMemory(memory, (int) length, () -> places.giveHeapBack(taken));
      memory = new byte[0];
    }
    length = 0;
    return message;
  }

  private Outcome refuse(CloseCode code, String reason) {
    closed = true;
    return new Outcome.Refused(code, reason);
  }

  private void discard() {
    forgetMemory();
    FileChannel unfinished = channel;
    if (unfinished != null) {
      channel = null;
      try {
        unfinished.close();
      } catch (IOException e) {
        LOG.log(Level.FINE, "event=message-not-closed", e);
      }
      forgetFile();
      places.giveFileBack();
    }
    length = 0;
  }

  private void forgetMemory() {
    places.giveHeapBack(memory.length);
    memory = new byte[0];
  }

  private void forgetFile() {
    Path unwanted = file;
    file = null;
    if (unwanted != null) {
      Message.delete(unwanted);
    }
  }
}
