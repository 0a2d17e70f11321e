package dev.earshot.audio.decode.ffmpeg;

import java.time.Duration;

/**
 * What ffmpeg may take. Immutable.
 *
 * @param maxProcesses at once; further sounds wait
 * @param maxTime for one sound, of the clock and of one core; positive
 * @param maxMemoryBytes of address space where the system can limit that, and of a single
 *     allocation everywhere; ffmpeg needs about 300 MB to start
 */
public record FfmpegLimits(int maxProcesses, Duration maxTime, long maxMemoryBytes) {
  public FfmpegLimits {
    if (maxTime.isNegative() || maxTime.isZero() || maxMemoryBytes <= 0 || maxProcesses <= 0) {
      throw new IllegalArgumentException(
          "limits of ffmpeg must be positive: %d processes, %s, %d bytes"
              .formatted(maxProcesses, maxTime, maxMemoryBytes));
    }
  }
}
