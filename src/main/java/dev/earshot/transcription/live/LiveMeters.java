package dev.earshot.transcription.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What live sessions tell operators. Thread-safe. */
final class LiveMeters {
  private final Timer lag;
  private final Counter heardSeconds;
  private final Counter withheldSeconds;
  private final Counter utterances;
  private final Counter emptyUtterances;
  private final Map<LiveFailure.Kind, Counter> failures = new EnumMap<>(LiveFailure.Kind.class);

  LiveMeters(MeterRegistry registry) {
    lag =
        Timer.builder("earshot.live.lag")
            .description("From the arrival of a frame until it was decoded")
            .serviceLevelObjectives(
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(300),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Duration.ofSeconds(10))
            .register(registry);
    heardSeconds =
        counter(registry, "earshot.live.audio.heard", "Audio that engines heard, in seconds");
    withheldSeconds =
        counter(
            registry,
            "earshot.live.audio.withheld",
            "Audio that voice activity detection kept from engines, in seconds");
    utterances = counter(registry, "earshot.live.utterances", "Utterances that ended");
    emptyUtterances =
        counter(registry, "earshot.live.utterances.empty", "Utterances in which no word was found");
    for (LiveFailure.Kind kind : LiveFailure.Kind.values()) {
      failures.put(
          kind,
          Counter.builder("earshot.live.failures")
              .description("Sessions that were refused or broken off")
              .tag("reason", kind.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
  }

  void lag(long nanos) {
    lag.record(nanos, TimeUnit.NANOSECONDS);
  }

  void heard(Duration audio) {
    heardSeconds.increment(audio.toNanos() / 1e9);
  }

  void withheld(Duration audio) {
    withheldSeconds.increment(Math.max(0, audio.toNanos() / 1e9));
  }

  void utterance(boolean empty) {
    utterances.increment();
    if (empty) {
      emptyUtterances.increment();
    }
  }

  void failed(LiveFailure.Kind kind) {
    Counter counter = failures.get(kind);
    if (counter != null) {
      counter.increment();
    }
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }
}
