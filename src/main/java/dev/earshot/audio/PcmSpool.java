package dev.earshot.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * PCM on its way into a private temporary file, so that its length costs no heap. One thread at a
 * time. The limits are checked before each writing. Closing deletes the file unless {@link
 * #finish()} has handed it over.
 */
public final class PcmSpool implements AutoCloseable {
  /** How its files begin: what a killed process left behind can be swept by this name. */
  public static final String FILE_PREFIX = "earshot-pcm-";

  private static final int BUFFER_BYTES = 64 * 1024;

  private final PcmFormat format;
  private final AudioLimits limits;
  private final Path file;
  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private long lengthSamples;
  private boolean handedOver;

  private PcmSpool(PcmFormat format, AudioLimits limits, Path file, FileChannel channel) {
    this.format = format;
    this.limits = limits;
    this.file = file;
    this.channel = channel;
  }

  /** Starts an empty file, readable by this process's user only, in an existing folder. */
  public static PcmSpool create(PcmFormat format, AudioLimits limits, Path folder)
      throws IOException {
    Path file = Files.createTempFile(folder, FILE_PREFIX, ".s16");
    try {
      return new PcmSpool(format, limits, file, FileChannel.open(file, StandardOpenOption.WRITE));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Appends the first {@code count} samples, fractions of full scale. */
  public void append(float[] fractions, int count) throws IOException {
    limits.check(format, lengthSamples + count);
    for (int i = 0; i < count; i++) {
      put(SampleScale.toPcm(fractions[i]));
    }
    lengthSamples += count;
  }

  public void append(PcmChunk chunk) throws IOException {
    limits.check(format, lengthSamples + chunk.length());
    for (short sample : chunk.samples()) {
      put(sample);
    }
    lengthSamples += chunk.length();
  }

  /** The number of samples appended so far. */
  public long lengthSamples() {
    return lengthSamples;
  }

  /** Ends the writing; from now on the recording owns the file. */
  public PcmRecording finish() throws IOException {
    flush();
    channel.close();
    handedOver = true;
    return new PcmRecording(format, lengthSamples, file);
  }

  @Override
  public void close() throws IOException {
    if (handedOver) {
      return;
    }
    try {
      channel.close();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void put(short sample) throws IOException {
    if (!buffer.hasRemaining()) {
      flush();
    }
    buffer.putShort(sample);
  }

  private void flush() throws IOException {
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (ClosedByInterruptException e) {
      throw new AudioCancelledException("writing of decoded audio was interrupted", e);
    }
    buffer.clear();
  }
}
