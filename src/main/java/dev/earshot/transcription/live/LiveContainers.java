package dev.earshot.transcription.live;

import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.UnsupportedAudioException;
import dev.earshot.audio.decode.LiveDecoding;
import dev.earshot.audio.decode.ffmpeg.FfmpegLimits;
import dev.earshot.audio.decode.ffmpeg.FfmpegLiveDecoder;
import dev.earshot.audio.decode.ffmpeg.FfmpegProgram;
import dev.earshot.config.Settings;
import dev.earshot.transcription.AudioDecoders;
import dev.earshot.transcription.ServerBusyException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;

/** Decodes live sound that arrives in a container. Thread-safe; never blocks. */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/containers", maxAsync = 128)
@NullUnmarked // why: the container fills the fields
public class LiveContainers {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  @Inject Settings settings;
  @Inject AudioDecoders decoders;
  @Inject MeterRegistry meters;

  @Resource(lookup = "java:app/concurrent/containers")
  ManagedExecutorService executor;

  private final AtomicReference<FfmpegLiveDecoder> decoder = new AtomicReference<>();

  @PostConstruct
  void start() {
    Gauge.builder("earshot.live.containers", this, LiveContainers::size)
        .description("Live sounds in containers that are being decoded")
        .register(meters);
  }

  // why: what is only measured from the first sound on misses the first sound
  void atStart(@Observes @Initialized(ApplicationScoped.class) Object application) {}

  /**
   * Begins to decode a sound.
   *
   * @throws ServerBusyException when one more would be too many
   * @throws UnsupportedAudioException when there is no ffmpeg
   */
  public LiveDecoding open(PcmFormat target, LiveDecoding.Output output) {
    return required()
        .open(target, output)
        .orElseThrow(
            () ->
                new ServerBusyException(
                    "%d sounds in containers are being decoded (EARSHOT_CONTAINERS_MAX)"
                        .formatted(settings.live().maxContainers()),
                    RETRY_AFTER));
  }

  private FfmpegLiveDecoder required() {
    FfmpegLiveDecoder known = decoder.get();
    if (known != null) {
      return known;
    }
    FfmpegProgram program =
        decoders
            .ffmpegIfFound()
            .orElseThrow(
                () -> new UnsupportedAudioException("this server has no ffmpeg for containers"));
    FfmpegLimits limits =
        new FfmpegLimits(
            settings.live().maxContainers(),
            settings.sockets().maxTime(),
            settings.ffmpeg().maxMemory().bytes());
    FfmpegLiveDecoder made =
        new FfmpegLiveDecoder(program, limits, decoders.ffmpegFolder(), executor);
    return decoder.compareAndSet(null, made) ? made : decoder.get();
  }

  private int size() {
    FfmpegLiveDecoder known = decoder.get();
    return known == null ? 0 : known.size();
  }
}
