package dev.earshot.api.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** A body has to keep pace. */
class PacedInputStreamTest {
  private final ManualClock clock = new ManualClock();

  private PacedInputStream stream(int bytes) {
    return new PacedInputStream(new ByteArrayInputStream(new byte[bytes]), clock);
  }

  @Test
  void aBodyThatArrivesAtOnceIsReadWhole() throws IOException {
    assertThat(stream(100_000).readAllBytes()).hasSize(100_000);
  }

  @Test
  void aByteNowAndThenIsCutOffSoonAfterTheGrace() throws IOException {
    try (PacedInputStream slow = stream(100)) {
      for (int second = 0; second < 10; second++) {
        assertThat(slow.read()).isZero();
        clock.advance(Duration.ofSeconds(1));
      }
      clock.advance(Duration.ofSeconds(1));
      assertThatThrownBy(slow::read)
          .isInstanceOf(SlowBodyException.class)
          .hasMessage("only 11 bytes of the body arrived in 11 s");
    }
  }

  @Test
  void aSteadyTwoKilobytesASecondAreEnough() throws IOException {
    byte[] buffer = new byte[2_048];
    try (PacedInputStream steady = stream(200 * buffer.length)) {
      for (int second = 0; second < 200; second++) {
        assertThat(steady.read(buffer)).isEqualTo(buffer.length);
        clock.advance(Duration.ofSeconds(1));
      }
      assertThat(steady.read()).isEqualTo(-1);
    }
  }

  private static final class ManualClock extends Clock {
    private Instant now = Instant.EPOCH;

    void advance(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
