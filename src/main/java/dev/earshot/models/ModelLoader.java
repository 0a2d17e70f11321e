package dev.earshot.models;

import dev.earshot.audio.PcmChunk;
import dev.earshot.config.NanoClock;
import dev.earshot.recognition.EngineUnavailableException;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.ModelId;
import dev.earshot.recognition.ModelLoadException;
import dev.earshot.recognition.SpeechEngine;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.scheduling.Scheduler;
import dev.earshot.scheduling.StuckEngineException;
import dev.earshot.scheduling.Turn;
import dev.earshot.scheduling.Work;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Loads models in the background, each once. Thread-safe; no lock is held while a model loads.
 * Every load comes to an end: with the model, or with {@link ModelUnavailableException}, which
 * stands for a while, so that not everybody who comes has a damaged model loaded again.
 */
final class ModelLoader {
  /** How long a failure stands. */
  static final Duration FAILURE_STANDS = Duration.ofSeconds(30);

  private static final Logger LOG = Logger.getLogger(ModelLoader.class.getName());
  private static final Duration LOADING = Duration.ofMinutes(2);

  private final InstalledModels installed;
  private final Executor executor;
  private final Scheduler scheduler;
  private final NanoClock clock;
  private final MeterRegistry meters;
  private final Map<ModelId, Attempt> attempts = new ConcurrentHashMap<>();
  private volatile boolean stopped;

  /** One load. */
  private final class Attempt {
    final CompletableFuture<LoadedModel> model = new CompletableFuture<>();
    private volatile long failedNanos;

    void fail(String reason) {
      failedNanos = clock.nanos();
      model.completeExceptionally(new ModelUnavailableException(reason));
    }

    boolean isOver() {
      return model.isCompletedExceptionally()
          && clock.nanos() - failedNanos >= FAILURE_STANDS.toNanos();
    }
  }

  ModelLoader(
      InstalledModels installed,
      Executor executor,
      Scheduler scheduler,
      NanoClock clock,
      MeterRegistry meters) {
    this.installed = installed;
    this.executor = executor;
    this.scheduler = scheduler;
    this.clock = clock;
    this.meters = meters;
  }

  /** A model that is loaded, is being loaded, or could not be loaded a short while ago. */
  Optional<CompletableFuture<LoadedModel>> known(ModelId id) {
    return Optional.ofNullable(attempts.get(id)).filter(a -> !a.isOver()).map(a -> a.model);
  }

  /** The same, or the model is loaded from now on. Never blocks. */
  CompletableFuture<LoadedModel> load(ModelDescriptor choice) {
    Attempt mine = new Attempt();
    Attempt current =
        attempts.compute(
            choice.id(), (id, known) -> known == null || known.isOver() ? mine : known);
    if (current == mine) {
      begin(choice, mine);
    }
    return current.model;
  }

  /** The models in memory. */
  Stream<LoadedModel> loaded() {
    return attempts.values().stream()
        .map(a -> a.model)
        .filter(model -> model.isDone() && !model.isCompletedExceptionally())
        .map(CompletableFuture::join);
  }

  /** Retires all models, those that are still loading as soon as they are there. */
  void stop() {
    stopped = true;
    for (Attempt attempt : attempts.values()) {
      Object unused = attempt.model.thenAccept(LoadedModel::retire);
    }
  }

  private void begin(ModelDescriptor choice, Attempt attempt) {
    try {
      executor.execute(() -> run(choice, attempt));
    } catch (RuntimeException | Error e) {
      fail(choice, attempt, e);
    }
  }

  // why so wide: whatever native code and files do, nobody may wait for ever, and the server runs
  // and says that it cannot hear
  private void run(ModelDescriptor choice, Attempt attempt) {
    try {
      LoadedModel loaded = loadAndWatch(choice);
      attempt.model.complete(loaded);
      if (stopped) {
        // why: stop may have looked before the model was there; retiring twice is harmless
        loaded.retire();
      }
    } catch (ModelUnavailableException | EngineUnavailableException | ModelLoadException e) {
      attempt.fail(String.valueOf(e.getMessage()));
    } catch (StuckEngineException e) {
      attempt.fail("loading model " + choice.id() + " does not come to an end; restart the server");
    } catch (Throwable e) {
      fail(choice, attempt, e);
    }
  }

  private static void fail(ModelDescriptor choice, Attempt attempt, Throwable cause) {
    attempt.fail("model " + choice.id() + " could not be loaded; the log says why");
    LOG.log(Level.WARNING, "event=model-not-loaded model=" + choice.id(), cause);
  }

  private LoadedModel loadAndWatch(ModelDescriptor choice) {
    SpeechEngine engine = installed.engineOf(choice);
    LoadedModel loaded =
        scheduler.call(
            Turn.HOUSEKEEPING,
            Work.Kind.LONG,
            LOADING,
            () -> loadAndMeasure(engine, choice),
            () -> {},
            LoadedModel::retire);
    try {
      watch(loaded);
    } catch (RuntimeException | Error e) {
      loaded.retire();
      throw e;
    }
    LOG.info(
        () ->
            "event=model-loaded model=%s engine=%s real-time-factor=%.3f"
                .formatted(choice.id(), choice.engine(), loaded.realTimeFactor()));
    return loaded;
  }

  // why in one call: a model may not be closed while its measurement does not come back
  private LoadedModel loadAndMeasure(SpeechEngine engine, ModelDescriptor choice) {
    SpeechModel model = engine.load(choice);
    try {
      PcmChunk sentence = Benchmark.sentence(model.inputFormat());
      double benchmark = Benchmark.realTimeFactor(model, sentence);
      int cores = Runtime.getRuntime().availableProcessors();
      return new LoadedModel(
          model,
          new Decoders(model.maxRecognizers(), cores),
          benchmark,
          scheduler,
          clock,
          new CallTimer(meters, choice.engine()));
    } catch (IOException e) {
      model.close();
      throw new UncheckedIOException("the sentence of the benchmark could not be read", e);
    } catch (RuntimeException | Error e) {
      model.close();
      throw e;
    }
  }

  private void watch(LoadedModel loaded) {
    Gauge.builder("earshot.model.real.time.factor", loaded, LoadedModel::realTimeFactor)
        .description("Time that a model takes for a second of audio, as measured lately")
        .tag("model", loaded.descriptor().id().value())
        .register(meters);
    Gauge.builder("earshot.model.leases", loaded, LoadedModel::leases)
        .description("Streams and files that hold a decoder of a model")
        .tag("model", loaded.descriptor().id().value())
        .register(meters);
  }
}
