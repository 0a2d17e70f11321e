package dev.earshot.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RealTimeFactorTest {
  private static final Duration STEP = Duration.ofMillis(200);

  private final RealTimeFactor factor = new RealTimeFactor(1);

  @Test
  void itBeginsWithTheBenchmark() {
    assertThat(factor.value()).isEqualTo(1);
  }

  @Test
  void itFollowsWhatIsMeasuredWithinAMinuteOfAudio() {
    hear(20, 0.25);
    assertThat(factor.value()).isEqualTo(0.25 + 0.75 * Math.exp(-1), within(0.01));
    hear(60, 0.25);
    assertThat(factor.value()).isEqualTo(0.25, within(0.02));
  }

  @Test
  void endsOfUtterancesCountWithTheNextAudio() {
    for (int second = 0; second < 200; second++) {
      hear(1, 0.2);
      factor.record(Duration.ZERO, Duration.ofMillis(100).toNanos());
    }
    assertThat(factor.value()).isEqualTo(0.3, within(0.02));
  }

  private void hear(int seconds, double realTimeFactor) {
    for (int i = 0; i < seconds * 5; i++) {
      factor.record(STEP, (long) (STEP.toNanos() * realTimeFactor));
    }
  }
}
