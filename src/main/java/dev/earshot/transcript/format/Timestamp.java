package dev.earshot.transcript.format;

import java.io.IOException;
import java.time.Duration;

/** Points of time as subtitles have them: hours, minutes, seconds, milliseconds. Thread-safe. */
final class Timestamp {
  private static final int TEN = 10;
  private static final int HUNDRED = 100;

  private Timestamp() {}

  /**
   * Writes e.g. {@code 00:01:02.003}; hours have two digits or more.
   *
   * @param fractionMark between seconds and milliseconds
   */
  static void write(Duration time, char fractionMark, Appendable out) throws IOException {
    twoDigits(time.toHours(), out);
    out.append(':');
    twoDigits(time.toMinutesPart(), out);
    out.append(':');
    twoDigits(time.toSecondsPart(), out);
    out.append(fractionMark);
    int millis = time.toMillisPart();
    if (millis < HUNDRED) {
      out.append('0');
    }
    twoDigits(millis, out);
  }

  private static void twoDigits(long number, Appendable out) throws IOException {
    if (number < TEN) {
      out.append('0');
    }
    out.append(Long.toString(number));
  }
}
