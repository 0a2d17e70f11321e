package dev.earshot.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.recognition.Availability;
import dev.earshot.recognition.Capabilities;
import dev.earshot.recognition.EngineId;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.SpeechEngine;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.scheduling.Scheduler;
import dev.earshot.scheduling.SchedulerMeters;
import dev.earshot.testing.Await;
import dev.earshot.testing.Gate;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelLoaderTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final AtomicLong nanos = new AtomicLong();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Scheduler scheduler =
      new Scheduler(1, Duration.ZERO, nanos::get, threads, new SchedulerMeters(meters));
  private final AtomicInteger loads = new AtomicInteger();
  private final HookedModel model = new HookedModel(4);
  private Supplier<SpeechModel> engine = () -> model;
  private final ModelLoader loader = loader(threads);

  /** Loads what the test says. */
  private final class OneModelEngine implements SpeechEngine {
    @Override
    public Capabilities capabilities() {
      throw new AssertionError("nobody asks");
    }

    @Override
    public EngineId id() {
      return HookedModel.ENGINE;
    }

    @Override
    public Availability availability() {
      return new Availability.Available("1");
    }

    @Override
    public Optional<ModelDescriptor> describe(Path folder) {
      return Optional.empty();
    }

    @Override
    public SpeechModel load(ModelDescriptor descriptor) {
      loads.incrementAndGet();
      return engine.get();
    }
  }

  @AfterEach
  void end() throws InterruptedException {
    scheduler.close();
    threads.shutdownNow();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aModelIsLoadedOnceForAll() {
    CompletableFuture<LoadedModel> first = load();
    assertThat(load()).isSameAs(first);
    assertThat(first).succeedsWithin(SOON);
    assertThat(loader.known(HookedModel.DESCRIPTOR.id())).containsSame(first);
    assertThat(loader.loaded()).containsExactly(first.join());
    assertThat(loads).hasValue(1);
    loader.stop();
    Await.until("the model is closed", SOON, () -> model.closed.get() == 1);
  }

  @Test
  void anErrorWhileLoadingEndsTheWaiting() {
    engine =
        () -> {
          throw new OutOfMemoryError("of the test");
        };
    assertFails(load(), "could not be loaded");
  }

  @Test
  void aModelThatNoThreadLoadsEndsTheWaiting() {
    ModelLoader refused =
        loader(
            task -> {
              throw new RejectedExecutionException("of the test");
            });
    assertFails(refused.load(HookedModel.DESCRIPTOR), "could not be loaded");
  }

  @Test
  void aModelThatCannotBeMeasuredIsClosed() {
    model.onAccept =
        () -> {
          throw new AssertionError("of the test");
        };
    assertFails(load(), "could not be loaded");
    assertThat(model.closed).hasValue(1);
    assertThat(model.openRecognizers).hasValue(0);
  }

  @Test
  void aModelThatCannotBeWatchedIsClosed() {
    meters
        .config()
        .meterFilter(
            new MeterFilter() {
              @Override
              public Meter.Id map(Meter.Id id) {
                if (id.getName().equals("earshot.model.leases")) {
                  throw new IllegalStateException("of the test");
                }
                return id;
              }
            });
    assertFails(load(), "could not be loaded");
    Await.until("the model is closed", SOON, () -> model.closed.get() == 1);
  }

  @Test
  void aFailureStandsForAWhile() {
    engine =
        () -> {
          throw new IllegalStateException("of the test");
        };
    assertFails(load(), "could not be loaded");
    engine = () -> model;
    nanos.addAndGet(ModelLoader.FAILURE_STANDS.toNanos() - 1);
    assertThat(loader.known(HookedModel.DESCRIPTOR.id())).isPresent();
    assertFails(load(), "could not be loaded");
    assertThat(loads).hasValue(1);

    nanos.addAndGet(1);
    assertThat(loader.known(HookedModel.DESCRIPTOR.id())).isEmpty();
    assertThat(load()).succeedsWithin(SOON);
    assertThat(loads).hasValue(2);
  }

  @Test
  void aModelThatComesWhenNobodyWaitsForItAnyMoreIsClosed() {
    Gate loading = new Gate();
    engine =
        () -> {
          loading.run();
          return model;
        };
    CompletableFuture<LoadedModel> given = load();
    loading.awaitReached();
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    scheduler.watch();
    assertFails(given, "restart the server");
    assertThat(model.closed).hasValue(0);
    loading.open();
    Await.until("the model is closed", SOON, () -> model.closed.get() == 1);
  }

  private CompletableFuture<LoadedModel> load() {
    return loader.load(HookedModel.DESCRIPTOR);
  }

  private ModelLoader loader(Executor executor) {
    return new ModelLoader(
        new InstalledModels(Path.of("."), List.of(), List.of(new OneModelEngine())),
        executor,
        scheduler,
        nanos::get,
        meters);
  }

  private static void assertFails(CompletableFuture<LoadedModel> loading, String reason) {
    assertThatThrownBy(() -> loading.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ModelUnavailableException.class)
        .hasMessageContaining(reason);
  }
}
