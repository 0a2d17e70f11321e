package dev.earshot.audio;

import java.time.Duration;

/**
 * How much decoded sound one recording may hold, counted while it is decoded. Both limits count,
 * because a forged sample rate makes a large recording short. Immutable.
 *
 * @param maxDuration longest recording, positive, at most 31 days
 * @param maxPcmBytes most bytes of signed 16-bit PCM at the rate decoded to, positive
 */
public record AudioLimits(Duration maxDuration, long maxPcmBytes) {
  private static final int LONGEST_DAYS = 31;

  public AudioLimits {
    if (maxDuration.isNegative()
        || maxDuration.isZero()
        || maxDuration.compareTo(Duration.ofDays(LONGEST_DAYS)) > 0
        || maxPcmBytes <= 0) {
      throw new IllegalArgumentException(
          "audio limits of %s and %d bytes: both must be positive, the time at most %d days"
              .formatted(maxDuration, maxPcmBytes, LONGEST_DAYS));
    }
  }

  /** Throws when a recording of so many samples is more than allowed. */
  void check(PcmFormat format, long lengthSamples) {
    if (lengthSamples > format.samplesIn(maxDuration)) {
      throw AudioLimitExceededException.duration(format.durationOf(lengthSamples), maxDuration);
    }
    long bytes = lengthSamples * Short.BYTES;
    if (bytes > maxPcmBytes) {
      throw AudioLimitExceededException.pcmBytes(bytes, maxPcmBytes);
    }
  }
}
