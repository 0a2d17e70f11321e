package dev.earshot.api.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.testing.MovingClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A body has to keep pace. */
class PacedInputStreamTest {
  private final MovingClock clock = new MovingClock();

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
}
