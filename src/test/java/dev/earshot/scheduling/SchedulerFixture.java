package dev.earshot.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Await;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;

/** A scheduler with a clock that stands still, and a note of what was done. */
abstract class SchedulerFixture {
  final AtomicLong nanos = new AtomicLong();
  final ExecutorService threads = Executors.newCachedThreadPool();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final List<String> done = new CopyOnWriteArrayList<>();
  Scheduler scheduler = scheduler(new SimpleMeterRegistry(), 0);

  @AfterEach
  void end() throws InterruptedException {
    scheduler.close();
    threads.shutdownNow();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  final Scheduler scheduler(int cores) {
    return scheduler(meters, cores);
  }

  final Scheduler scheduler(SimpleMeterRegistry registry, int cores) {
    return new Scheduler(cores, Duration.ZERO, nanos::get, threads, new SchedulerMeters(registry));
  }

  static Turn turn(Lane lane) {
    return new Turn(lane, "somebody");
  }

  final void submit(Lane lane, String party, String name) {
    scheduler.submit(new Turn(lane, party), work(Work.Kind.STEP, () -> done.add(name)));
  }

  final void awaitDone(String... names) {
    Await.until("all done", Duration.ofSeconds(10), () -> done.size() >= names.length);
    assertThat(done).containsExactly(names);
  }

  static Work work(Work.Kind kind, Runnable body) {
    return new Work() {
      @Override
      public Kind kind() {
        return kind;
      }

      @Override
      public Duration expected() {
        return Duration.ofSeconds(1);
      }

      @Override
      public void run() {
        body.run();
      }
    };
  }
}
