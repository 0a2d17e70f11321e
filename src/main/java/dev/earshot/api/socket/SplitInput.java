package dev.earshot.api.socket;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What a WebSocket client sends, with large frames cut. Used by the container's thread that brings
 * the bytes; only told by others to discard what comes.
 */
final class SplitInput extends ServletInputStream {
  private static final int CHUNK_BYTES = 8 * 1_024;

  private final ServletInputStream raw;
  private final Pulse pulse;
  private final FrameSplitter splitter;
  private final Runnable over;
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).limit(0);
  private volatile boolean discarding;
  private volatile boolean ended;

  /**
   * @param over called when nothing more will come and what came is discarded
   */
  SplitInput(ServletInputStream raw, Pulse pulse, Runnable over) {
    this.raw = raw;
    this.pulse = pulse;
    this.splitter = new FrameSplitter(pulse);
    this.over = over;
  }

  /** From now on the container reads nothing more; what comes is dropped. */
  void discard() {
    discarding = true;
  }

  /** Whether the client has said that it goes, or has gone. */
  boolean isOver() {
    return ended || splitter.closeSeen();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(target, offset, length);
    splitter.transform(chunk, out);
    // why at most once: the next read needs to be announced by isReady
    if (out.position() == offset) {
      if (!fill()) {
        return -1;
      }
      splitter.transform(chunk, out);
    }
    return out.position() - offset;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) == 1 ? one[0] & 0xff : -1;
  }

  @Override
  public int available() throws IOException {
    return hasOutput() ? CHUNK_BYTES : raw.available();
  }

  @Override
  public boolean isFinished() {
    return raw.isFinished() && !hasOutput();
  }

  @Override
  public boolean isReady() {
    return !discarding && (hasOutput() || raw.isReady());
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    raw.setReadListener(
        new ReadListener() {
          @Override
          public void onDataAvailable() throws IOException {
            if (!discarding) {
              listener.onDataAvailable();
            }
            if (discarding) {
              drop();
            }
          }

          @Override
          public void onAllDataRead() throws IOException {
            ended = true;
            listener.onAllDataRead();
            overIfDiscarding();
          }

          @Override
          public void onError(Throwable failure) {
            ended = true;
            listener.onError(failure);
            overIfDiscarding();
          }
        });
  }

  private boolean hasOutput() {
    return chunk.hasRemaining() || splitter.hasOutput();
  }

  private boolean fill() throws IOException {
    int count = raw.read(chunk.array(), 0, CHUNK_BYTES);
    if (count < 0) {
      ended = true;
      return false;
    }
    chunk.position(0).limit(count);
    pulse.heard();
    return true;
  }

  private void drop() throws IOException {
    ByteBuffer nowhere = ByteBuffer.allocate(CHUNK_BYTES);
    boolean more = true;
    while (more && !isOver()) {
      while (hasOutput()) {
        splitter.transform(chunk, nowhere.clear());
      }
      more = !isOver() && raw.isReady() && fill();
    }
    overIfDiscarding();
  }

  private void overIfDiscarding() {
    if (discarding && isOver()) {
      over.run();
    }
  }
}
