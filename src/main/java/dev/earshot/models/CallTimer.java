package dev.earshot.models;

import dev.earshot.recognition.EngineId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** How long an engine's native calls take; the longest is part of it. Thread-safe. */
final class CallTimer {
  private final Timer timer;

  CallTimer(MeterRegistry registry, EngineId engine) {
    timer =
        Timer.builder("earshot.engine.call")
            .description("Native calls that decode; max is the longest of the last minutes")
            .tag("engine", engine.value())
            .register(registry);
  }

  void record(long nanos) {
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }
}
