package dev.earshot.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OneAtATimeTest {
  private final AtomicInteger released = new AtomicInteger();
  private final OneAtATime guard = new OneAtATime(released::incrementAndGet);

  @Test
  void closingTwiceReleasesOnce() {
    guard.close();
    guard.close();
    assertThat(released).hasValue(1);
  }

  @Test
  void closingWhileSomebodyIsInReleasesWhenHeLeaves() {
    guard.enter();
    guard.close();
    guard.close();
    assertThat(released).hasValue(0);
    guard.leave();
    assertThat(released).hasValue(1);
    assertThatThrownBy(guard::enter).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void nobodyEntersWhileItIsTaken() {
    guard.enter();
    assertThatThrownBy(guard::enter).hasMessageContaining("another thread");
    guard.leave();
    guard.enter();
    guard.leave();
    assertThat(released).hasValue(0);
  }

  @Test
  void nobodyEntersAfterClose() {
    guard.close();
    assertThatThrownBy(guard::enter).hasMessageContaining("closed");
  }
}
