package dev.earshot.audio;

import java.time.Duration;

/**
 * The rate of a run of PCM. Everywhere in Earshot PCM means signed 16-bit linear samples of one
 * channel, so the rate is all that can differ. Immutable.
 *
 * @param sampleRateHz samples per second, {@value #MIN_RATE_HZ} to {@value #MAX_RATE_HZ}
 */
public record PcmFormat(int sampleRateHz) {
  public static final int MIN_RATE_HZ = 1_000;
  public static final int MAX_RATE_HZ = 768_000;

  public PcmFormat {
    if (sampleRateHz < MIN_RATE_HZ || sampleRateHz > MAX_RATE_HZ) {
      throw new IllegalArgumentException(
          "sample rate %d Hz is outside %d to %d Hz"
              .formatted(sampleRateHz, MIN_RATE_HZ, MAX_RATE_HZ));
    }
  }

  /** The time that so many samples last, exact to the nanosecond, rounded down. */
  public Duration durationOf(long samples) {
    return Duration.ofSeconds(samples / sampleRateHz)
        .plusNanos(samples % sampleRateHz * 1_000_000_000L / sampleRateHz);
  }

  /** The number of whole samples in a stretch of time. */
  public long samplesIn(Duration time) {
    return time.getSeconds() * sampleRateHz + (long) time.getNano() * sampleRateHz / 1_000_000_000L;
  }
}
