package dev.earshot.scheduling;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What the scheduler tells operators about itself. Thread-safe. */
public final class SchedulerMeters {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(300),
    Duration.ofSeconds(1),
    Duration.ofSeconds(3),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry registry;
  private final Map<Lane, Timer> waits = new EnumMap<>(Lane.class);
  private final Map<Lane, Map<Work.Kind, Timer>> runs = new EnumMap<>(Lane.class);
  private final Counter stuck;

  public SchedulerMeters(MeterRegistry registry) {
    this.registry = registry;
    this.stuck =
        Counter.builder("earshot.engine.stuck")
            .description("Native calls that did not come back in ten times the expected time")
            .register(registry);
    for (Lane lane : Lane.values()) {
      waits.put(lane, timer("earshot.step.wait", "How long work waited for a core", lane));
      Map<Work.Kind, Timer> byKind = new EnumMap<>(Work.Kind.class);
      for (Work.Kind kind : Work.Kind.values()) {
        byKind.put(
            kind,
            Timer.builder("earshot.step.run")
                .description("How long work held a core")
                .tag("lane", lane.label())
                .tag("kind", kind.label())
                .serviceLevelObjectives(BUCKETS)
                .register(registry));
      }
      runs.put(lane, byKind);
    }
  }

  void watch(Scheduler scheduler) {
    for (Lane lane : Lane.values()) {
      Gauge.builder("earshot.step.waiting", scheduler, s -> s.waiting(lane))
          .description("Work that waits for a core")
          .tag("lane", lane.label())
          .register(registry);
    }
    Gauge.builder("earshot.permits", scheduler, Scheduler::permits)
        .description("Pieces of work that may run at once")
        .register(registry);
    Gauge.builder("earshot.permits.busy", scheduler, Scheduler::busy)
        .description("Pieces of work that run now")
        .register(registry);
    Gauge.builder("earshot.call.running.longest", scheduler, s -> s.longestNanos() / 1e9)
        .description("How long the oldest running native call has been running")
        .baseUnit("seconds")
        .register(registry);
  }

  void began(Lane lane, long waitedNanos) {
    timer(waits, lane).record(waitedNanos, TimeUnit.NANOSECONDS);
  }

  void ended(Lane lane, Work.Kind kind, long ranNanos) {
    Map<Work.Kind, Timer> byKind = runs.get(lane);
    if (byKind != null) {
      timer(byKind, kind).record(ranNanos, TimeUnit.NANOSECONDS);
    }
  }

  void stuck() {
    stuck.increment();
  }

  private Timer timer(String name, String description, Lane lane) {
    return Timer.builder(name)
        .description(description)
        .tag("lane", lane.label())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private static <K> Timer timer(Map<K, Timer> timers, K key) {
    Timer timer = timers.get(key);
    if (timer == null) {
      throw new IllegalStateException("no timer for " + key);
    }
    return timer;
  }
}
