package dev.earshot.audio.vad;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.PcmRecording;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a recording into consecutive regions of bounded length, in pauses where there are any.
 * Thread-safe. Together the regions are the whole recording. Each cut lies in the middle of the
 * longest pause in the latter half of what is allowed.
 */
public final class RegionSplitter {
  private static final Duration SHORTEST_MAXIMUM = Duration.ofSeconds(1);
  private static final Duration LONGEST_MAXIMUM = Duration.ofMinutes(10);

  /** What a converter or a codec may make of silence. */
  private static final int SILENCE_LSB = 2;

  private static final Duration READ_LENGTH = Duration.ofSeconds(1);

  private final Duration maxRegion;

  /**
   * A splitter into regions of at most the given time.
   *
   * @param maxRegion 1 second to 10 minutes
   */
  public RegionSplitter(Duration maxRegion) {
    if (maxRegion.compareTo(SHORTEST_MAXIMUM) < 0 || maxRegion.compareTo(LONGEST_MAXIMUM) > 0) {
      throw new IllegalArgumentException(
          "regions of at most %s, accepted are %s to %s"
              .formatted(maxRegion, SHORTEST_MAXIMUM, LONGEST_MAXIMUM));
    }
    this.maxRegion = maxRegion;
  }

  /** The regions in order; none for an empty recording. Reads about 1 second at a time. */
  public List<Region> split(PcmRecording recording) throws IOException {
    List<Region> regions = new ArrayList<>();
    long from = 0;
    while (from < recording.lengthSamples()) {
      int length = lengthOfRegion(recording, from);
      regions.add(new Region(from, length, isSilent(recording, from, length)));
      from += length;
    }
    return List.copyOf(regions);
  }

  private int lengthOfRegion(PcmRecording recording, long from) throws IOException {
    int max = Math.toIntExact(recording.format().samplesIn(maxRegion));
    long rest = recording.lengthSamples() - from;
    if (rest <= max) {
      return (int) rest;
    }
    Loudness loudness = new Loudness(recording.format());
    int searched = max / 2;
    for (int at = 0; at < searched; ) {
      PcmChunk chunk = read(recording, from + max - searched + at, searched - at);
      loudness.accept(chunk);
      at += chunk.length();
    }
    return max - searched + loudness.middleOfLongestPause();
  }

  private static boolean isSilent(PcmRecording recording, long from, int length)
      throws IOException {
    for (int at = 0; at < length; ) {
      PcmChunk chunk = read(recording, from + at, length - at);
      for (short sample : chunk.samples()) {
        if (Math.abs(sample) > SILENCE_LSB) {
          return false;
        }
      }
      at += chunk.length();
    }
    return true;
  }

  private static PcmChunk read(PcmRecording recording, long from, int atMost) throws IOException {
    PcmFormat format = recording.format();
    return recording.read(from, (int) Math.min(atMost, format.samplesIn(READ_LENGTH)));
  }
}
