package dev.earshot.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnTest {
  private final AtomicInteger released = new AtomicInteger();
  private final Turn turn = new Turn(released::incrementAndGet);

  @Test
  void closingTwiceReleasesOnce() {
    turn.close();
    turn.close();
    assertThat(released).hasValue(1);
  }

  @Test
  void closingDuringATurnReleasesAtItsEnd() {
    turn.enter();
    turn.close();
    turn.close();
    assertThat(released).hasValue(0);
    turn.leave();
    assertThat(released).hasValue(1);
    assertThatThrownBy(turn::enter).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void nobodyEntersWhileItIsTaken() {
    turn.enter();
    assertThatThrownBy(turn::enter).hasMessageContaining("another thread");
    turn.leave();
    turn.enter();
    turn.leave();
    assertThat(released).hasValue(0);
  }

  @Test
  void nobodyEntersAfterClose() {
    turn.close();
    assertThatThrownBy(turn::enter).hasMessageContaining("closed");
  }
}
