package dev.earshot.api.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A body that has to arrive at a pace, so that nobody holds a thread of the server by sending a
 * byte now and then. Confined to the container's thread. A silent client is the container's
 * business: it ends a single read after 30 s.
 */
public final class PacedInputStream extends FilterInputStream {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final int LEAST_BYTES_PER_SECOND = 1_024;

  private final Clock clock;
  private final Instant start;
  private long received;

  public PacedInputStream(InputStream in, Clock clock) {
    super(in);
    this.clock = clock;
    this.start = clock.instant();
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? value : 1);
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    count(count);
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int bytes) throws SlowBodyException {
    if (bytes < 0) {
      return;
    }
    received += bytes;
    Duration taken = Duration.between(start, clock.instant());
    long due = taken.minus(GRACE).toMillis() * LEAST_BYTES_PER_SECOND / 1_000;
    if (received < due) {
      throw new SlowBodyException(received, taken);
    }
  }
}
