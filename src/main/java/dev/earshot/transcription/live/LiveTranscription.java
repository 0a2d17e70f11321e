package dev.earshot.transcription.live;

import dev.earshot.audio.vad.VoiceActivityDetectorFactory;
import dev.earshot.config.NanoClock;
import dev.earshot.config.Settings;
import dev.earshot.models.LoadedModel;
import dev.earshot.models.ModelRegistry;
import dev.earshot.models.ModelUnavailableException;
import dev.earshot.recognition.ModelId;
import dev.earshot.scheduling.Repeated;
import dev.earshot.scheduling.Scheduler;
import dev.earshot.scheduling.Turn;
import dev.earshot.transcription.ServerBusyException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Opens live sessions. Thread-safe; never blocks. */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class LiveTranscription {
  private static final Logger LOG = Logger.getLogger(LiveTranscription.class.getName());

  /** A client that sends nothing for so long gets no decoder kept for it. */
  private static final Duration SILENT = Duration.ofSeconds(10);

  /** A client that waits for each reply would else wait for as long as others speak. */
  private static final Duration WITHOUT_DECODER = Duration.ofSeconds(10);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  @Inject Settings settings;
  @Inject ModelRegistry models;
  @Inject Scheduler scheduler;
  @Inject NanoClock clock;
  @Inject MeterRegistry meters;
  @Inject @Any Instance<VoiceActivityDetectorFactory> optionalDetectors;
  @Resource ManagedScheduledExecutorService timer;

  private final Set<LiveSession> sessions = ConcurrentHashMap.newKeySet();
  private LiveServices services;
  private Repeated housekeeping;

  @PostConstruct
  void start() {
    LiveLoad load = new LiveLoad(Runtime.getRuntime().availableProcessors());
    VoiceActivityDetectorFactory detectors =
        DetectorChoice.of(settings.live().detection().detector(), optionalDetectors);
    BacklogBytes backlog = new BacklogBytes(settings.live().maxBacklogBytes().bytes());
    services =
        new LiveServices(
            models, scheduler, detectors, load, new LiveMeters(meters), backlog, clock);
    Gauge.builder("earshot.live.sessions", sessions, Set::size)
        .description("Live sessions that are open")
        .register(meters);
    Gauge.builder("earshot.live.sessions.active", load, LiveLoad::count)
        .description("Live sessions that somebody speaks into")
        .register(meters);
    Gauge.builder("earshot.live.load", load, l -> l.value(clock.nanos()))
        .description("Cores that live sessions need")
        .register(meters);
    Gauge.builder("earshot.live.backlog", this, LiveTranscription::longestBacklogSeconds)
        .description("The longest audio that waits in one session")
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("earshot.live.lag.longest", this, LiveTranscription::longestLagSeconds)
        .description("The lag of the session that lags most, as it was last")
        .baseUnit("seconds")
        .register(meters);
    housekeeping = Repeated.every(timer, LOOK_EVERY, "live-sessions", this::look);
  }

  // why: what is only measured from the first session on misses the first session
  void atStart(@Observes @Initialized(ApplicationScoped.class) Object application) {}

  @PreDestroy
  void stop() {
    housekeeping.close();
    sessions.forEach(LiveSession::cancel);
  }

  /**
   * Refuses at once what could not be borne now.
   *
   * @param model null for the default model; one that is not loaded yet is not refused
   * @throws ServerBusyException when one more stream would be too many
   * @throws ModelUnavailableException when there is no such model, or the default one is not loaded
   */
  public void requireCapacity(@Nullable ModelId model) {
    LoadedModel loaded = ModelChoice.of(models, model).get(() -> {});
    if (loaded != null) {
      services.load().check(loaded, clock.nanos());
    }
  }

  /**
   * Opens a session. It takes part in the load from its first audio on.
   *
   * @param turn on whose behalf
   */
  public LiveSession open(LiveOptions options, Turn turn, LiveListener listener) {
    LiveSession session =
        new LiveSession(
            services, options, settings.live().maxBacklog(), turn, listener, sessions::remove);
    sessions.add(session);
    return session;
  }

  /** Whether a model of that name can be asked for. */
  public boolean isInstalled(ModelId model) {
    return models.installed().stream().anyMatch(m -> m.id().equals(model));
  }

  private void look() {
    for (LiveSession session : sessions) {
      try {
        session.restIfSilent(SILENT);
        session.failWithoutDecoder(WITHOUT_DECODER);
      } catch (RuntimeException e) {
        // why: one session must not end this task for all
        LOG.log(Level.WARNING, "event=session-not-checked", e);
      }
    }
  }

  private double longestLagSeconds() {
    return sessions.stream().mapToDouble(s -> s.lag().toNanos() / 1e9).max().orElse(0);
  }

  private double longestBacklogSeconds() {
    return sessions.stream().mapToDouble(s -> s.backlog().toNanos() / 1e9).max().orElse(0);
  }
}
