package dev.earshot.transcription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.models.HookedModel;
import dev.earshot.models.LoadedModel;
import dev.earshot.models.ModelLease;
import dev.earshot.models.TestModels;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.scheduling.Lane;
import dev.earshot.scheduling.Scheduler;
import dev.earshot.scheduling.SchedulerMeters;
import dev.earshot.scheduling.StuckEngineException;
import dev.earshot.scheduling.Turn;
import dev.earshot.testing.Await;
import dev.earshot.testing.Gate;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScheduledRecognizerTest {
  private final AtomicLong nanos = new AtomicLong();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Scheduler scheduler =
      new Scheduler(
          1, Duration.ZERO, nanos::get, threads, new SchedulerMeters(new SimpleMeterRegistry()));

  @AfterEach
  void end() throws InterruptedException {
    scheduler.close();
    threads.shutdownNow();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aRecognizerThatComesWhenNobodyWaitsForItAnyMoreIsClosed() {
    HookedModel engine = new HookedModel(1);
    Gate making = new Gate();
    engine.onNewRecognizer = making;
    LoadedModel model = TestModels.loaded(engine, 1, scheduler);
    try (ModelLease lease = model.tryLease(() -> {}).orElseThrow()) {
      Future<ScheduledRecognizer> opening =
          threads.submit(
              () ->
                  ScheduledRecognizer.open(
                      lease,
                      RecognitionOptions.defaults(),
                      scheduler,
                      new Turn(Lane.INTERACTIVE, "somebody")));
      making.awaitReached();
      nanos.addAndGet(Duration.ofHours(1).toNanos());
      scheduler.watch();
      assertThatThrownBy(() -> opening.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(StuckEngineException.class);
      making.open();
      Await.until(
          "the late recognizer is closed",
          Duration.ofSeconds(10),
          () -> engine.recognizersMade.get() == 1 && engine.openRecognizers.get() == 0);
    }
  }
}
