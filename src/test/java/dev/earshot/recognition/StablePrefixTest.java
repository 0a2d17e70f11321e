package dev.earshot.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StablePrefixTest {
  private final StablePrefix prefix = new StablePrefix(3, Duration.ofMillis(400));

  @Test
  void settlesAWordThatThreePartialsAgreeOn() {
    assertThat(settledAfter(200, "go")).isZero();
    assertThat(settledAfter(400, "go for")).isZero();
    assertThat(settledAfter(600, "go forward")).isEqualTo(1);
  }

  @Test
  void waitsUntilPartialsAgreeOverEnoughAudio() {
    settledAfter(200, "go");
    settledAfter(220, "go");
    assertThat(settledAfter(599, "go")).isZero();
    assertThat(settledAfter(600, "go")).isEqualTo(1);
  }

  @Test
  void startsAnewWhenAWordChanges() {
    settledAfter(200, "no");
    settledAfter(400, "go");
    settledAfter(600, "go");
    assertThat(settledAfter(700, "go")).isZero();
    assertThat(settledAfter(800, "go")).isEqualTo(1);
  }

  @Test
  void settlesNoWordAfterOneThatChanges() {
    settledAfter(0, "a meter");
    settledAfter(400, "ten meter");
    assertThat(settledAfter(500, "ten meter")).isZero();
    assertThat(settledAfter(800, "ten meter")).isEqualTo(2);
  }

  @Test
  void keepsSettledWordsWhileLaterOnesChange() {
    settledAfter(0, "go");
    settledAfter(300, "go for");
    settledAfter(600, "go forward");
    assertThat(settledAfter(700, "go four")).isEqualTo(1);
  }

  @Test
  void givesBackWhatTheEngineTakesBack() {
    for (int at = 0; at <= 1_000; at += 500) {
      settledAfter(at, "go forward ten");
    }
    assertThat(settledAfter(1_100, "go four ten")).isEqualTo(1);
    assertThat(settledAfter(1_200, "")).isZero();
  }

  @Test
  void forgetsTheUtteranceWhenReset() {
    settledAfter(0, "go");
    settledAfter(400, "go");
    prefix.reset();
    assertThat(settledAfter(800, "go")).isZero();
  }

  @Test
  void refusesLimitsThatMakeNoSense() {
    assertThatThrownBy(() -> new StablePrefix(0, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StablePrefix(1, Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private int settledAfter(int milliseconds, String words) {
    List<String> list = words.isEmpty() ? List.of() : List.of(words.split(" "));
    return prefix.accept(list, Duration.ofMillis(milliseconds));
  }
}
