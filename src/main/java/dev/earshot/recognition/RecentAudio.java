package dev.earshot.recognition;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import java.util.Arrays;

/**
 * The latest audio of a stream, as long as somebody may still ask for it. One thread at a time.
 * Offsets count samples from the stream's first one.
 */
final class RecentAudio {
  private final PcmFormat format;
  private short[] samples = new short[0];
  private int length;
  private long start;

  RecentAudio(PcmFormat format) {
    this.format = format;
  }

  void append(short[] more) {
    if (samples.length - length < more.length) {
      samples = Arrays.copyOf(samples, Math.max(2 * samples.length, length + more.length));
    }
    System.arraycopy(more, 0, samples, length, more.length);
    length += more.length;
  }

  /** The first sample that is kept. */
  long start() {
    return start;
  }

  /** Where the next sample will be. */
  long end() {
    return start + length;
  }

  /** The array in which the samples lie, until the next change. */
  short[] array() {
    return samples;
  }

  /** Where in {@link #array} a kept sample lies. */
  int indexOf(long offset) {
    return Math.toIntExact(offset - start);
  }

  PcmChunk copy(long from, long to) {
    return PcmChunk.of(format, Arrays.copyOfRange(samples, indexOf(from), indexOf(to)));
  }

  void forgetBefore(long offset) {
    int gone = indexOf(offset);
    length -= gone;
    System.arraycopy(samples, gone, samples, 0, length);
    start = offset;
  }
}
