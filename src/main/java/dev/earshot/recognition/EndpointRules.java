package dev.earshot.recognition;

import java.io.Serializable;
import java.time.Duration;

/**
 * When an utterance begins and ends. Immutable.
 *
 * @param preRoll what is heard of the audio before the first speech, 0 to 2 s
 * @param hangOver silence that is heard at once because it may be a quiet end of a word, 0 to 2 s
 * @param endOfUtterance silence that ends the utterance, 0.1 to 10 s, not below {@code hangOver}
 * @param longestUtterance where the utterance ends although somebody speaks, 1 to 60 s, above the
 *     sum of {@code preRoll} and {@code endOfUtterance}. In its last quarter {@code hangOver} of
 *     silence ends it, so that it need not end within a word
 */
public record EndpointRules(
    Duration preRoll, Duration hangOver, Duration endOfUtterance, Duration longestUtterance)
    implements Serializable {
  private static final EndpointRules DEFAULTS =
      new EndpointRules(
          Duration.ofMillis(120),
          Duration.ofMillis(240),
          Duration.ofMillis(800),
          Duration.ofSeconds(12));

  public EndpointRules {
    check("pre-roll", preRoll, Duration.ZERO, Duration.ofSeconds(2));
    check("hang-over", hangOver, Duration.ZERO, Duration.ofSeconds(2));
    check("end of utterance", endOfUtterance, Duration.ofMillis(100), Duration.ofSeconds(10));
    check("longest utterance", longestUtterance, Duration.ofSeconds(1), Duration.ofSeconds(60));
    if (endOfUtterance.compareTo(hangOver) < 0) {
      throw new IllegalArgumentException(
          "the end of utterance of %s is before the hang-over of %s"
              .formatted(endOfUtterance, hangOver));
    }
    if (longestUtterance.compareTo(preRoll.plus(endOfUtterance)) <= 0) {
      throw new IllegalArgumentException(
          "the longest utterance of %s is not longer than pre-roll and end of utterance, %s"
              .formatted(longestUtterance, preRoll.plus(endOfUtterance)));
    }
  }

  /**
   * 120 ms of pre-roll, 240 ms of hang-over; 800 ms of silence end an utterance, 12 s at the most.
   */
  public static EndpointRules defaults() {
    return DEFAULTS;
  }

  public EndpointRules withEndOfUtterance(Duration newEndOfUtterance) {
    return new EndpointRules(preRoll, hangOver, newEndOfUtterance, longestUtterance);
  }

  public EndpointRules withLongestUtterance(Duration newLongestUtterance) {
    return new EndpointRules(preRoll, hangOver, endOfUtterance, newLongestUtterance);
  }

  private static void check(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s of %s, accepted are %s to %s".formatted(name, value, least, most));
    }
  }
}
