package dev.earshot.engines.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Pointer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedHandleTest {
  private final AtomicInteger freed = new AtomicInteger();
  private final SharedHandle handle =
      new SharedHandle(Pointer.createConstant(17), p -> freed.incrementAndGet());

  @Test
  void closingTwiceFreesOnce() {
    handle.close();
    handle.close();
    assertThat(freed).hasValue(1);
  }

  @Test
  void nobodyGetsInAfterClose() {
    handle.close();
    assertThatThrownBy(() -> handle.use(p -> 1)).isInstanceOf(IllegalStateException.class);
    assertThat(freed).hasValue(1);
  }

  @Test
  void whoIsInMayFinishBeforeItIsFreed() {
    int freedInside =
        handle.use(
            p -> {
              handle.close();
              assertThatThrownBy(() -> handle.use(q -> 1))
                  .isInstanceOf(IllegalStateException.class);
              return freed.get();
            });
    assertThat(freedInside).isZero();
    assertThat(freed).hasValue(1);
  }

  @Test
  void aFailedCallLeavesItUsable() {
    assertThatThrownBy(
            () ->
                handle.use(
                    p -> {
                      throw new IllegalArgumentException("no");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    int answer = handle.use(p -> 5);
    assertThat(answer).isEqualTo(5);
    handle.close();
    assertThat(freed).hasValue(1);
  }
}
