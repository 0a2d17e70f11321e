package dev.earshot.models;

import dev.earshot.config.NanoClock;
import dev.earshot.config.Settings;
import dev.earshot.recognition.Capabilities;
import dev.earshot.recognition.EngineId;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.ModelId;
import dev.earshot.recognition.SpeechEngine;
import dev.earshot.scheduling.Repeated;
import dev.earshot.scheduling.Scheduler;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import java.util.logging.Logger;
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
  private static final Duration QUIET = Duration.ofMinutes(5);

  @Inject Settings settings;
  @Inject @Any Instance<SpeechEngine> engines;
  @Inject Scheduler scheduler;
  @Inject NanoClock clock;
  @Inject MeterRegistry meters;
  @Resource ManagedExecutorService executor;
  @Resource ManagedScheduledExecutorService timer;

  private final CompletableFuture<LoadedModel> defaultModel = new CompletableFuture<>();
  private Repeated housekeeping;
  private volatile InstalledModels installed;
  private volatile ModelLoader loader;
  private volatile String absence = "the default model is being loaded";
  private volatile boolean stopped;

  @PostConstruct
  void start() {
    installed =
        new InstalledModels(
            settings.modelsFolder(), settings.furtherModels(), engines.stream().toList());
    loader = new ModelLoader(installed, executor, scheduler, clock, meters);
    executor.execute(this::loadDefault);
    housekeeping = Repeated.every(timer, QUIET, "idle-decoders", this::releaseIdle);
  }

  /** Refuses new leases; a model is closed as soon as its last lease is given back. */
  @PreDestroy
  void stop() {
    stopped = true;
    housekeeping.close();
    loader.stop();
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
    Optional<CompletableFuture<LoadedModel>> known = loader.known(id);
    return known.isPresent()
        ? known.map(loading -> loading)
        : installed().stream().filter(m -> m.id().equals(id)).findFirst().map(loader::load);
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
   * The installed model for a language; the default model where it does as well as others.
   *
   * @param language a tag such as {@code en-US} or {@code de}; a region that no model has is
   *     ignored
   */
  public Optional<ModelDescriptor> forLanguage(String language) {
    return LanguageMatch.find(byPreference(), ModelDescriptor::language, language);
  }

  /** The models that can be named: the default one first, then in order of their names. */
  public List<ModelDescriptor> byPreference() {
    Optional<ModelDescriptor> usual = usual();
    return installed().stream()
        .sorted(Comparator.comparing(m -> !usual.equals(Optional.of(m)))) // why: it is stable
        .toList();
  }

  /** The default model; empty when it is not loaded. */
  public Optional<ModelDescriptor> usual() {
    return defaultModel.isDone() ? Optional.of(defaultModel.join().descriptor()) : Optional.empty();
  }

  /** What the models of an engine can do at best; empty when there is no such engine. */
  public Optional<Capabilities> capabilities(EngineId engine) {
    return engines.stream()
        .filter(e -> e.id().equals(engine))
        .findFirst()
        .map(SpeechEngine::capabilities);
  }

  /** Whether the default model can serve now. */
  public Readiness readiness() {
    try {
      LoadedModel model = defaultModel();
      return loader
          .loaded()
          .filter(LoadedModel::isStuck)
          .findFirst()
          .<Readiness>map(stuck -> new Readiness.NotReady(stuck.stuckReason()))
          .orElseGet(() -> new Readiness.Ready(model.descriptor()));
    } catch (ModelUnavailableException e) {
      return new Readiness.NotReady(String.valueOf(e.getMessage()));
    }
  }

  private void releaseIdle() {
    loader.loaded().forEach(LoadedModel::releaseIdle);
  }

  private void loadDefault() {
    try {
      BundledModel.install(settings.modelsFolder());
      ModelDescriptor choice = new DefaultModel(settings.recognition().model()).choose(installed);
      defaultModel.complete(loader.load(choice).join());
    } catch (CompletionException e) {
      giveUp(String.valueOf(e.getCause().getMessage()), e.getCause());
    } catch (ModelUnavailableException e) {
      giveUp(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException | Error | IOException e) {
      giveUp("the default model could not be loaded; the log says why", e);
    }
  }

  private void giveUp(String reason, Throwable cause) {
    LOG.log(Level.WARNING, "event=model-not-loaded reason=\"" + reason + "\"", cause);
    absence = reason;
  }
}
