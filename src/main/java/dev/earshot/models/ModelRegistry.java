package dev.earshot.models;

import dev.earshot.audio.PcmFormat;
import dev.earshot.config.Settings;
import dev.earshot.recognition.EngineUnavailableException;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.ModelLoadException;
import dev.earshot.recognition.SpeechEngine;
import dev.earshot.recognition.SpeechModel;
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
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/**
 * Loads models and leases them out. Thread-safe; no lock is held while a model loads or decodes.
 * The default model is loaded in the background at start, so that the server answers at once and
 * says that it is not ready yet. A model that cannot be loaded leaves the server running and not
 * ready.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@NullUnmarked // why: the container fills the fields
public class ModelRegistry {
  private static final Logger LOG = Logger.getLogger(ModelRegistry.class.getName());
  private static final int QUIET_MINUTES = 5;

  @Inject Settings settings;
  @Inject @Any Instance<SpeechEngine> engines;
  @Resource ManagedExecutorService executor;
  @Resource ManagedScheduledExecutorService scheduler;

  private EngineGate gate;
  private ScheduledFuture<?> housekeeping;
  private volatile State state = new State.Absent("the default model is being loaded");

  private sealed interface State {
    /** Why there is no model to lease. */
    default String reason() {
      return "the server is stopping";
    }

    record Absent(String reason) implements State {}

    record Stopped() implements State {}

    record Present(LoadedModel model) implements State {}
  }

  @PostConstruct
  void start() {
    gate = new EngineGate(Runtime.getRuntime().availableProcessors());
    executor.execute(this::loadDefault);
    housekeeping =
        scheduler.scheduleWithFixedDelay(
            this::releaseIdle, QUIET_MINUTES, QUIET_MINUTES, TimeUnit.MINUTES);
  }

  /** Refuses new leases and closes the model as soon as the last lease is given back. */
  @PreDestroy
  void stop() {
    boolean unused = housekeeping.cancel(false);
    replace(new State.Stopped());
  }

  /**
   * A lease on the default model, waiting for a free decoder.
   *
   * @throws ModelUnavailableException when no model is loaded
   * @throws NoDecoderException when no decoder became free in time
   */
  public ModelLease lease(Duration wait) throws InterruptedException {
    State now = state;
    if (now instanceof State.Present present) {
      return present.model().lease(wait);
    }
    throw new ModelUnavailableException(now.reason());
  }

  /**
   * The rate that audio for the default model must have.
   *
   * @throws ModelUnavailableException when no model is loaded
   */
  public PcmFormat inputFormat() {
    State now = state;
    if (now instanceof State.Present present) {
      return present.model().model().inputFormat();
    }
    throw new ModelUnavailableException(now.reason());
  }

  /** Whether the default model can serve now. */
  public Readiness readiness() {
    State now = state;
    return now instanceof State.Present present
        ? new Readiness.Ready(present.model().model().descriptor())
        : new Readiness.NotReady(now.reason());
  }

  private void releaseIdle() {
    if (state instanceof State.Present present) {
      present.model().releaseIdle();
    }
  }

  private void loadDefault() {
    try {
      BundledModel.install(settings.modelsFolder());
      InstalledModels installed =
          new InstalledModels(settings.modelsFolder(), engines.stream().toList());
      ModelDescriptor choice = new DefaultModel(settings.recognition().model()).choose(installed);
      SpeechModel model = gate.call(() -> installed.engineOf(choice).load(choice));
      replace(new State.Present(new LoadedModel(model, gate, settings.recognition().decoders())));
      LOG.info(() -> "event=model-loaded model=" + choice.id() + " engine=" + choice.engine());
    } catch (ModelUnavailableException | EngineUnavailableException | ModelLoadException e) {
      giveUp(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException | LinkageError | IOException e) {
      // why so wide: whatever native code and files do, the server runs and says that it cannot
      // hear
      giveUp("the default model could not be loaded; the log says why", e);
    }
  }

  private void giveUp(String reason, Throwable cause) {
    LOG.log(Level.WARNING, "event=model-not-loaded reason=\"" + reason + "\"", cause);
    replace(new State.Absent(reason));
  }

  // why synchronized: a model that arrives after stop must be closed, and stop must win
  private synchronized void replace(State next) {
    State previous = state;
    State leaving = previous instanceof State.Stopped ? next : previous;
    state = previous instanceof State.Stopped ? previous : next;
    if (leaving instanceof State.Present present) {
      present.model().retire();
    }
  }
}
