package dev.earshot.audio;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;

/**
 * A finished run of PCM in a private temporary file, read piece by piece. Thread-safe: several
 * threads may read at once. Closing deletes the file; closing again does nothing; reading
 * afterwards is an {@link IllegalStateException}.
 */
public final class PcmRecording implements AutoCloseable {
  private final PcmFormat format;
  private final long lengthSamples;
  private final Path file;
  private volatile boolean closed;

  PcmRecording(PcmFormat format, long lengthSamples, Path file) {
    this.format = format;
    this.lengthSamples = lengthSamples;
    this.file = file;
  }

  public PcmFormat format() {
    return format;
  }

  public long lengthSamples() {
    return lengthSamples;
  }

  public Duration duration() {
    return format.durationOf(lengthSamples);
  }

  /**
   * Exactly {@code count} samples from {@code offsetSamples} on.
   *
   * @throws IndexOutOfBoundsException when they do not lie inside the recording
   * @throws AudioCancelledException when the thread is interrupted
   */
  public PcmChunk read(long offsetSamples, int count) throws IOException {
    Objects.checkFromIndexSize(offsetSamples, count, lengthSamples);
    requireOpen();
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(count, Short.BYTES));
    // why: a channel per call, because an interrupt closes the channel and would take it away from
    // the other readers
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      fill(bytes, channel, offsetSamples * Short.BYTES);
    } catch (ClosedByInterruptException e) {
      throw new AudioCancelledException("reading of decoded audio was interrupted", e);
    } catch (IOException e) {
      requireOpen();
      throw e;
    }
    short[] samples = new short[count];
    bytes.flip().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return PcmChunk.of(format, samples);
  }

  @Override
  public void close() throws IOException {
    closed = true;
    Files.deleteIfExists(file);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("recording closed");
    }
  }

  private static void fill(ByteBuffer bytes, FileChannel channel, long offsetBytes)
      throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, offsetBytes + bytes.position()) < 0) {
        throw new EOFException("spooled audio ends before its length");
      }
    }
  }
}
