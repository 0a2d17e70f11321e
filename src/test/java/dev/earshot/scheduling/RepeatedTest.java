package dev.earshot.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Await;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepeatedTest {
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger runs = new AtomicInteger();

  @AfterEach
  void end() {
    timer.shutdownNow();
  }

  @Test
  void aRunThatFailsIsNotTheLast() throws Exception {
    Repeated repeated =
        Repeated.every(
            timer,
            Duration.ofMillis(1),
            "failing",
            () -> {
              if (runs.incrementAndGet() % 2 == 0) {
                throw new IllegalStateException("of the test");
              }
              throw new AssertionError("of the test");
            });
    Await.until("five runs", Duration.ofSeconds(10), () -> runs.get() >= 5);
    repeated.close();
    repeated.close();
    int last = timer.submit(runs::get).get(10, TimeUnit.SECONDS);
    assertThat(timer.schedule(runs::get, 50, TimeUnit.MILLISECONDS).get(10, TimeUnit.SECONDS))
        .isEqualTo(last);
  }
}
