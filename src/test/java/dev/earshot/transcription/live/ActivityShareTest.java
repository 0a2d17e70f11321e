package dev.earshot.transcription.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ActivityShareTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void aNewStreamCountsAsSpeaking() {
    assertThat(new ActivityShare(5).at(5)).isEqualTo(1);
  }

  @Test
  void whoSpeaksWithoutAPauseKeepsCountingAsSpeaking() {
    assertThat(after(60, 1.0)).isEqualTo(1, within(0.02));
  }

  @Test
  void whoIsSilentCountsLessAndLess() {
    assertThat(after(30, 0)).isEqualTo(0.37, within(0.01));
    assertThat(after(180, 0)).isLessThan(0.01);
  }

  @Test
  void whoSpeaksHalfTheTimeCountsAsHalf() {
    assertThat(after(180, 0.5)).isEqualTo(0.5, within(0.02));
  }

  @Test
  void fasterThanRealTimeIsNoMoreThanSpeaking() {
    assertThat(after(10, 50)).isEqualTo(1);
  }

  private static double after(int seconds, double share) {
    ActivityShare activity = new ActivityShare(0);
    for (int i = 1; i <= seconds; i++) {
      activity.record(Duration.ofNanos((long) (SECOND * share)), i * SECOND);
    }
    return activity.at(seconds * SECOND);
  }
}
