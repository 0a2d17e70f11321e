package dev.earshot.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CallStateTest {
  private final AtomicInteger stuck = new AtomicInteger();
  private final CallState call = new CallState(stuck::addAndGet);

  @Test
  void aStuckCallCountsUntilItEnds() {
    call.begin();
    call.markStuck();
    call.markStuck();
    assertThat(stuck).hasValue(1);
    call.end();
    assertThat(stuck).hasValue(0);
  }

  @Test
  void aCallThatEndedBeforeItWasCalledStuckDoesNotCount() {
    call.begin();
    call.end();
    call.markStuck();
    assertThat(stuck).hasValue(0);
    call.begin();
    call.end();
    assertThat(stuck).hasValue(0);
  }
}
