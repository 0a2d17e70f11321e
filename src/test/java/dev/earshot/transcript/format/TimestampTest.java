package dev.earshot.transcript.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampTest {
  @ParameterizedTest
  @CsvSource({
    "0, 00:00:00.000",
    "7, 00:00:00.007",
    "59999, 00:00:59.999",
    "3723045, 01:02:03.045",
    "359999999, 99:59:59.999",
    "360000000, 100:00:00.000",
    "36000000123, 10000:00:00.123"
  })
  void hoursHaveTwoDigitsOrMore(long millis, String written) throws IOException {
    StringBuilder out = new StringBuilder();
    Timestamp.write(Duration.ofMillis(millis), '.', out);
    assertThat(out).hasToString(written);
  }
}
