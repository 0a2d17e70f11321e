package dev.earshot.scheduling;

import dev.earshot.config.NanoClock;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;

/** Starts and ends the one scheduler of the application. Thread-safe. */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/engine")
@NullUnmarked // why: the container fills the fields
public class SchedulerProducer {
  // why so long: a machine that pages or sleeps is slow, not stuck
  private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(10);
  private static final Duration WATCH_PERIOD = Duration.ofSeconds(1);

  @Inject NanoClock clock;
  @Inject MeterRegistry meters;

  @Resource(lookup = "java:app/concurrent/engine")
  ManagedExecutorService threads;

  @Resource ManagedScheduledExecutorService timer;

  private Repeated watch;

  @Produces
  @Singleton
  Scheduler scheduler() {
    Scheduler scheduler =
        new Scheduler(
            Runtime.getRuntime().availableProcessors(),
            SHORTEST_PATIENCE,
            clock,
            threads,
            new SchedulerMeters(meters));
    watch = Repeated.every(timer, WATCH_PERIOD, "stuck-calls", scheduler::watch);
    return scheduler;
  }

  void end(@Disposes Scheduler scheduler) {
    watch.close();
    scheduler.close();
  }
}
