package dev.earshot.transcription;

import dev.earshot.audio.AudioLimits;
import dev.earshot.config.Settings;
import dev.earshot.models.ModelRegistry;
import dev.earshot.scheduling.Repeated;
import dev.earshot.scheduling.Scheduler;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.NullUnmarked;

/**
 * Turns a whole sound into a transcript. Thread-safe. The caller's thread only takes a place in the
 * queue; everything else happens on managed threads.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/transcription", maxAsync = 64)
@NullUnmarked // why: the container fills the fields
public class FileTranscription {
  private static final Duration WATCH_PERIOD = Duration.ofSeconds(1);

  @Inject Settings settings;
  @Inject ModelRegistry models;
  @Inject AudioDecoders audioDecoders;
  @Inject Scheduler scheduler;
  @Inject Clock clock;

  @Resource(lookup = "java:app/concurrent/transcription")
  ManagedExecutorService executor;

  @Resource ManagedScheduledExecutorService timer;

  private final Map<RunningTranscription, Instant> deadlines = new ConcurrentHashMap<>();
  private Admission admission;
  private Repeated watch;

  @PostConstruct
  void start() {
    int parallel =
        Math.min(settings.recognition().decoders(), Runtime.getRuntime().availableProcessors());
    admission = new Admission(parallel + settings.recognition().maxWaiting(), parallel, clock);
    watch = Repeated.every(timer, WATCH_PERIOD, "overdue-transcriptions", this::expireOverdue);
  }

  @PreDestroy
  void stop() {
    watch.close();
  }

  /**
   * Refuses at once what could not be served now, so that nobody uploads in vain.
   *
   * @throws ServerBusyException when the queue is full
   * @throws dev.earshot.models.ModelUnavailableException when no model is loaded
   */
  public void requireCapacity() {
    admission.check();
    Object unused = models.defaultModel();
  }

  /**
   * Starts a transcription. It completes with the transcript or with an {@code AudioException},
   * {@code UnsupportedOptionException}, {@code RecognitionException}, {@code
   * ModelUnavailableException}, {@code NoDecoderException}, {@code StuckEngineException} or {@link
   * TranscriptionTimeoutException}.
   *
   * @throws ServerBusyException when the queue is full; nothing was started
   */
  public RunningTranscription transcribe(TranscriptionRequest request) {
    Admission.Ticket ticket = admission.enter();
    try {
      FileRun run =
          new FileRun(
              models,
              audioDecoders,
              scheduler,
              executor,
              limits(),
              settings.temporaryFolder().resolve("pcm"));
      return limited(
          RunningTranscription.start(executor, () -> run.transcribe(request), ticket::close));
    } catch (RuntimeException | Error e) {
      ticket.close();
      throw e;
    }
  }

  private RunningTranscription limited(RunningTranscription running) {
    deadlines.put(running, clock.instant().plus(settings.recognition().maxTime()));
    Object unused = running.transcript().whenComplete((done, failure) -> deadlines.remove(running));
    return running;
  }

  // why not one alarm each: the container keeps cancelled ones, with all they hold, until their
  // time
  private void expireOverdue() {
    Instant now = clock.instant();
    deadlines.forEach(
        (running, deadline) -> {
          if (now.isAfter(deadline)) {
            running.expire(new TranscriptionTimeoutException(settings.recognition().maxTime()));
          }
        });
  }

  private AudioLimits limits() {
    Settings.Uploads uploads = settings.uploads();
    return new AudioLimits(uploads.maxAudio(), uploads.maxPcmBytes().bytes());
  }
}
