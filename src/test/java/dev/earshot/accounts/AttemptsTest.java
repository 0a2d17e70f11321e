package dev.earshot.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.earshot.testing.MovingClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final MovingClock clock = new MovingClock();
  private final Attempts attempts = new Attempts(10, WINDOW, clock);

  private void take(String key, int times) {
    for (int i = 0; i < times; i++) {
      attempts.take(key);
    }
  }

  private boolean takes(String key) {
    try {
      attempts.take(key);
      return true;
    } catch (TooManyAttemptsException e) {
      return false;
    }
  }

  @Test
  void soManyAtOnceAndThenOneAfterTheOther() {
    take("forrest", 10);
    TooManyAttemptsException refused =
        catchThrowableOfType(TooManyAttemptsException.class, () -> attempts.take("forrest"));
    assertThat(refused.retryAfter()).isEqualTo(WINDOW.dividedBy(10));
    clock.advance(refused.retryAfter());
    take("forrest", 1);
    assertThat(takes("forrest")).isFalse();
    clock.advance(WINDOW);
    take("forrest", 10);
    assertThat(takes("forrest")).isFalse();
    clock.advance(WINDOW.multipliedBy(100));
    take("forrest", 10);
    assertThat(takes("forrest")).isFalse();
  }

  @Test
  void keysHaveTheirOwn() {
    take("forrest", 10);
    take("jenny", 10);
    assertThatThrownBy(() -> attempts.take("forrest")).isInstanceOf(TooManyAttemptsException.class);
  }

  @Test
  void attemptsAreGivenBackButNeverMoreThanThereWere() {
    take("forrest", 10);
    attempts.giveBack("forrest");
    take("forrest", 1);
    assertThat(takes("forrest")).isFalse();
    attempts.giveAllBack("forrest");
    attempts.giveAllBack("forrest");
    attempts.giveBack("forrest");
    take("forrest", 10);
    assertThat(takes("forrest")).isFalse();
  }

  @Test
  void atTheSameTimeNoMoreGetThrough() {
    List<CompletableFuture<Boolean>> all =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> takes("forrest")))
            .limit(200)
            .toList();
    assertThat(all.stream().filter(CompletableFuture::join)).hasSize(10);
  }

  @Test
  void thousandsOfKeysDoNotFillTheMemoryNorReleaseTheOneUnderAttack() {
    for (int i = 0; i < 5 * Attempts.MAX_KEYS; i++) {
      takes("forrest");
      attempts.take("stranger " + i);
    }
    assertThat(attempts.size()).isLessThanOrEqualTo(Attempts.MAX_KEYS);
    assertThat(takes("forrest")).isFalse();
  }
}
