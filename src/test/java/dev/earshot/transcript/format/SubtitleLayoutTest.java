package dev.earshot.transcript.format;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SubtitleLayoutTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void whatCannotBeKeptIsRefusedByName() {
    refuses("lineLength", 9, 2, SECOND, 17);
    refuses("lines", 42, 0, SECOND, 17);
    refuses("maxDuration", 42, 2, Duration.ZERO, 17);
    refuses("minDuration", 42, 2, SECOND.dividedBy(2), 17);
    refuses("readingSpeed", 42, 2, SECOND, 0);
    refuses("readingSpeed", 42, 2, SECOND, Double.NaN);
  }

  private static void refuses(
      String name, int lineLength, int lines, Duration maxDuration, double readingSpeed) {
    assertThatThrownBy(
            () ->
                new SubtitleLayout(
                    lineLength, lines, maxDuration, SECOND, readingSpeed, Duration.ZERO, SECOND))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name);
  }
}
