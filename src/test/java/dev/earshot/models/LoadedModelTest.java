package dev.earshot.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.scheduling.Scheduler;
import dev.earshot.scheduling.SchedulerMeters;
import dev.earshot.testing.Await;
import dev.earshot.testing.Gate;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadedModelTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final AtomicLong nanos = new AtomicLong();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Scheduler scheduler =
      new Scheduler(
          1, Duration.ZERO, nanos::get, threads, new SchedulerMeters(new SimpleMeterRegistry()));
  private final HookedModel engine = new HookedModel(1);
  private final LoadedModel model = TestModels.loaded(engine, 1, scheduler);
  private final List<String> told = new CopyOnWriteArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    scheduler.close();
    threads.shutdownNow();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void streamsThatWaitForADecoderAreToldWhenACallIsStuck() {
    ModelLease only = model.tryLease(() -> {}).orElseThrow();
    assertThat(model.tryLease(() -> told.add("look again"))).isEmpty();
    model.countStuck(1);
    assertThat(told).containsExactly("look again");
    assertThatThrownBy(() -> model.tryLease(() -> {})).hasMessageContaining("does not come back");
    model.countStuck(-1);
    only.close();
    assertThat(told).hasSize(1);
  }

  @Test
  void filesDoNotWaitForADecoderWhileACallIsStuck() throws Exception {
    ModelLease only = model.lease(Duration.ZERO);
    Future<ModelLease> first = threads.submit(() -> model.lease(Duration.ofHours(1)));
    Future<ModelLease> second = threads.submit(() -> model.lease(Duration.ofHours(1)));
    // why: whoever has asked for nothing yet would be refused anyway
    assertThatThrownBy(() -> first.get(200, TimeUnit.MILLISECONDS)).isNotNull();
    model.countStuck(1);
    for (Future<ModelLease> waiting : List.of(first, second)) {
      assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(ModelUnavailableException.class);
    }
    model.countStuck(-1);
    only.close();
    model.lease(Duration.ZERO).close();
  }

  @Test
  void theModelServesAgainWhenWhatWasStuckHasComeBack() {
    Gate release = new Gate();
    engine.onReleaseIdle = release;
    model.releaseIdle();
    release.awaitReached();
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    scheduler.watch();
    assertThat(model.isStuck()).isTrue();
    release.open();
    Await.until("it serves again", SOON, () -> !model.isStuck());
    model.tryLease(() -> {}).orElseThrow().close();
  }
}
