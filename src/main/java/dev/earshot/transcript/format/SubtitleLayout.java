package dev.earshot.transcript.format;

import java.time.Duration;

/**
 * How subtitles are cut into cues and lines. Characters are Unicode code points. Immutable.
 *
 * @param lineLength characters in a line at most, 10 or more; only a word that is longer is broken
 * @param lines in a cue at most
 * @param maxDuration no cue is shown for longer
 * @param minDuration each cue is shown for at least so long where the next cue and the audio's end
 *     leave room
 * @param readingSpeed characters per second at most where there is room: a cue stays until it can
 *     be read, and cues are cut so that as few as possible are too fast
 * @param gap between a cue and the next one; less where a cue would be shorter than the gap
 * @param pause silence after which always a new cue begins
 */
public record SubtitleLayout(
    int lineLength,
    int lines,
    Duration maxDuration,
    Duration minDuration,
    double readingSpeed,
    Duration gap,
    Duration pause) {

  /**
   * What broadcasters usually ask for: two lines of 42 characters, 1 to 7 s, 17 characters per
   * second, two frames of 40 ms between cues; and a new cue after 700 ms of silence.
   */
  public static final SubtitleLayout DEFAULT =
      new SubtitleLayout(
          42,
          2,
          Duration.ofSeconds(7),
          Duration.ofSeconds(1),
          17,
          Duration.ofMillis(80),
          Duration.ofMillis(700));

  private static final int LEAST_LINE_LENGTH = 10;

  public SubtitleLayout {
    require(lineLength >= LEAST_LINE_LENGTH, "lineLength", lineLength);
    require(lines >= 1, "lines", lines);
    require(maxDuration.toMillis() > 0, "maxDuration", maxDuration);
    require(
        !minDuration.isNegative() && minDuration.compareTo(maxDuration) <= 0,
        "minDuration",
        minDuration);
    require(readingSpeed > 0, "readingSpeed", readingSpeed);
    require(!gap.isNegative(), "gap", gap);
    require(pause.toMillis() > 0, "pause", pause);
  }

  private static void require(boolean fine, String name, Object value) {
    if (!fine) {
      throw new IllegalArgumentException(name + " of subtitles cannot be " + value);
    }
  }
}
