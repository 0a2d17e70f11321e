package dev.earshot.models;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.config.NanoClock;
import dev.earshot.config.Settings;
import dev.earshot.recognition.EngineUnavailableException;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.ModelId;
import dev.earshot.recognition.ModelLoadException;
import dev.earshot.recognition.SpeechEngine;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.scheduling.Scheduler;
import dev.earshot.scheduling.Turn;
import dev.earshot.scheduling.Work;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/**
 * Loads models and leases them out. Thread-safe; no lock is held while a model loads or decodes.
 * The default model is loaded in the background at start, so that the server answers at once and
 * says that it is not ready yet; others are loaded when they are first asked for, and stay. A model
 * that cannot be loaded leaves the server running.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@NullUnmarked // why: the container fills the fields
public class ModelRegistry {
  private static final Logger LOG = Logger.getLogger(ModelRegistry.class.getName());
  private static final int QUIET_MINUTES = 5;
  private static final Duration LOADING = Duration.ofMinutes(2);

  @Inject Settings settings;
  @Inject @Any Instance<SpeechEngine> engines;
  @Inject Scheduler scheduler;
  @Inject NanoClock clock;
  @Inject MeterRegistry meters;
  @Resource ManagedExecutorService executor;
  @Resource ManagedScheduledExecutorService timer;

  private final Map<ModelId, CompletableFuture<LoadedModel>> models = new ConcurrentHashMap<>();
  private final CompletableFuture<LoadedModel> defaultModel = new CompletableFuture<>();
  private ScheduledFuture<?> housekeeping;
  private volatile InstalledModels installed;
  private volatile String absence = "the default model is being loaded";
  private volatile boolean stopped;

  @PostConstruct
  void start() {
    installed = new InstalledModels(settings.modelsFolder(), engines.stream().toList());
    executor.execute(this::loadDefault);
    housekeeping =
        timer.scheduleWithFixedDelay(
            this::releaseIdle, QUIET_MINUTES, QUIET_MINUTES, TimeUnit.MINUTES);
  }

  /** Refuses new leases; a model is closed as soon as its last lease is given back. */
  @PreDestroy
  void stop() {
    stopped = true;
    boolean unused = housekeeping.cancel(false);
    models.values().forEach(ModelRegistry::retire);
  }

  private static void retire(CompletableFuture<LoadedModel> loading) {
    Object unused = loading.thenAccept(LoadedModel::retire);
  }

  /**
   * A lease on the default model for a file, waiting for a free decoder.
   *
   * @throws ModelUnavailableException when no model is loaded
   * @throws NoDecoderException when no decoder became free in time
   */
  public ModelLease lease(Duration wait) throws InterruptedException {
    return defaultModel().lease(wait);
  }

  /** A further lease for a file that has one, if there is one free that no other file waits for. */
  public Optional<ModelLease> tryFileLease() {
    return defaultModel().tryFileLease();
  }

  /**
   * The model for requests that name none.
   *
   * @throws ModelUnavailableException when it is not loaded
   */
  public LoadedModel defaultModel() {
    if (stopped) {
      throw new ModelUnavailableException("the server is stopping");
    }
    if (!defaultModel.isDone()) {
      throw new ModelUnavailableException(absence);
    }
    return defaultModel.join();
  }

  /**
   * An installed model, loaded in the background if need be; empty when there is none of that name.
   * Completes exceptionally with {@link ModelUnavailableException}.
   */
  public Optional<CompletionStage<LoadedModel>> model(ModelId id) {
    if (stopped) {
      return Optional.empty();
    }
    CompletableFuture<LoadedModel> known = models.get(id);
    return known != null
        ? Optional.of(known)
        : installed().stream().filter(m -> m.id().equals(id)).findFirst().map(m -> loading(m));
  }

  /** The models that can be named, in order of their names. */
  public List<ModelDescriptor> installed() {
    try {
      return installed.list();
    } catch (IOException e) {
      throw new UncheckedIOException("the models folder cannot be read", e);
    }
  }

  /**
   * The rate that audio for the default model must have.
   *
   * @throws ModelUnavailableException when no model is loaded
   */
  public PcmFormat inputFormat() {
    return defaultModel().inputFormat();
  }

  /** Whether the default model can serve now. */
  public Readiness readiness() {
    try {
      LoadedModel model = defaultModel();
      return loaded()
          .filter(LoadedModel::isStuck)
          .findFirst()
          .<Readiness>map(stuck -> new Readiness.NotReady(stuck.stuckReason()))
          .orElseGet(() -> new Readiness.Ready(model.descriptor()));
    } catch (ModelUnavailableException e) {
      return new Readiness.NotReady(String.valueOf(e.getMessage()));
    }
  }

  private void releaseIdle() {
    loaded().forEach(LoadedModel::releaseIdle);
  }

  private Stream<LoadedModel> loaded() {
    return models.values().stream()
        .filter(loading -> loading.isDone() && !loading.isCompletedExceptionally())
        .map(CompletableFuture::join);
  }

  private void loadDefault() {
    try {
      BundledModel.install(settings.modelsFolder());
      ModelDescriptor choice = new DefaultModel(settings.recognition().model()).choose(installed);
      defaultModel.complete(loading(choice).join());
    } catch (CompletionException e) {
      giveUp(String.valueOf(e.getCause().getMessage()), e.getCause());
    } catch (ModelUnavailableException e) {
      giveUp(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException | IOException e) {
      giveUp("the default model could not be loaded; the log says why", e);
    }
  }

  private void giveUp(String reason, Throwable cause) {
    LOG.log(Level.WARNING, "event=model-not-loaded reason=\"" + reason + "\"", cause);
    absence = reason;
  }

  private CompletableFuture<LoadedModel> loading(ModelDescriptor choice) {
    CompletableFuture<LoadedModel> mine = new CompletableFuture<>();
    CompletableFuture<LoadedModel> others = models.putIfAbsent(choice.id(), mine);
    if (others != null) {
      return others;
    }
    executor.execute(() -> load(choice, mine));
    return mine;
  }

  private void load(ModelDescriptor choice, CompletableFuture<LoadedModel> loading) {
    try {
      LoadedModel loaded = load(choice);
      LOG.info(
          () ->
              "event=model-loaded model=%s engine=%s real-time-factor=%.3f"
                  .formatted(choice.id(), choice.engine(), loaded.realTimeFactor()));
      watch(loaded);
      loading.complete(loaded);
      if (stopped) {
        // why: stop may have looked before the model was there; retiring twice is harmless
        loaded.retire();
      }
    } catch (ModelUnavailableException | EngineUnavailableException | ModelLoadException e) {
      models.remove(choice.id(), loading);
      loading.completeExceptionally(new ModelUnavailableException(String.valueOf(e.getMessage())));
    } catch (RuntimeException | LinkageError | IOException e) {
      // why so wide: whatever native code and files do, the server runs and says that it cannot
      // hear
      LOG.log(Level.WARNING, "event=model-not-loaded model=" + choice.id(), e);
      models.remove(choice.id(), loading);
      loading.completeExceptionally(
          new ModelUnavailableException(
              "model " + choice.id() + " could not be loaded; the log says why"));
    }
  }

  private LoadedModel load(ModelDescriptor choice) throws IOException {
    SpeechEngine engine = installed.engineOf(choice);
    SpeechModel model = onScheduler(() -> engine.load(choice));
    try {
      PcmChunk sentence = Benchmark.sentence(model.inputFormat());
      double benchmark = onScheduler(() -> Benchmark.realTimeFactor(model, sentence));
      int cores = Runtime.getRuntime().availableProcessors();
      return new LoadedModel(
          model,
          new Decoders(model.maxRecognizers(), cores),
          benchmark,
          scheduler,
          clock,
          new CallTimer(meters, choice.engine()));
    } catch (RuntimeException | IOException | Error e) {
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

  private <T> T onScheduler(Supplier<T> nativeCall) {
    return scheduler.call(
        Turn.HOUSEKEEPING, Work.Kind.UNCUTTABLE, LOADING, nativeCall, () -> giveUpStuck());
  }

  private void giveUpStuck() {
    absence = "loading the model does not come to an end; restart the server";
  }
}
