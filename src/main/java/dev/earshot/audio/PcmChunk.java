package dev.earshot.audio;

import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;

/**
 * A run of PCM samples. Thread-safe as long as the array is left alone: it is handed over, not
 * copied, and nobody writes to it afterwards.
 */
public final class PcmChunk implements Serializable {
  private static final long serialVersionUID = 1;

  private final int sampleRateHz;
  private final short[] samples;

  private PcmChunk(int sampleRateHz, short[] samples) {
    this.sampleRateHz = sampleRateHz;
    this.samples = samples;
  }

  /** Wraps the samples; the caller gives the array away. */
  public static PcmChunk of(PcmFormat format, short[] samples) {
    return new PcmChunk(format.sampleRateHz(), Objects.requireNonNull(samples, "samples"));
  }

  public PcmFormat format() {
    return new PcmFormat(sampleRateHz);
  }

  /** The samples themselves, not a copy: to be read only. */
  public short[] samples() {
    return samples;
  }

  public int length() {
    return samples.length;
  }

  public Duration duration() {
    return format().durationOf(samples.length);
  }

  /** A copy of the samples {@code from} (inclusive) to {@code to} (exclusive). */
  public PcmChunk slice(int from, int to) {
    return new PcmChunk(sampleRateHz, Arrays.copyOfRange(samples, from, to));
  }
}
