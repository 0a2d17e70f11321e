package dev.earshot.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.testing.Gate;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.cumulative.CumulativeTimer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong with one piece of work, the scheduler keeps its cores. */
class SchedulerFailuresTest extends SchedulerFixture {
  @Test
  void aStuckCallLosesItsCoreAndItsCallerIsTold() {
    scheduler = scheduler(1);
    Gate stuck = new Gate();
    CompletableFuture<String> engine = new CompletableFuture<>();
    Future<String> caller = callThatIsStuck(stuck, () -> engine.complete("told"), late -> {});
    nanos.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
    scheduler.watch();
    assertThat(engine).isNotDone();

    nanos.addAndGet(1);
    scheduler.watch();
    scheduler.watch();
    assertThat(engine).isCompletedWithValue("told");
    assertThatThrownBy(() -> caller.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(StuckEngineException.class);
    submit(Lane.LIVE, "a", "others go on");
    awaitDone("others go on");
    assertThat(meters.get("earshot.engine.stuck").counter().count()).isEqualTo(1);
    assertThat(scheduler.busy()).isZero();

    stuck.open();
    submit(Lane.LIVE, "a", "and on");
    awaitDone("others go on", "and on");
  }

  @Test
  void whoWaitsIsReleasedAlsoWhenTellingTheEngineFails() {
    scheduler = scheduler(1);
    Gate stuck = new Gate();
    Runnable broken =
        () -> {
          throw new AssertionError("of the test");
        };
    Future<String> caller = callThatIsStuck(stuck, broken, late -> {});
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    scheduler.watch();
    assertThatThrownBy(() -> caller.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(StuckEngineException.class);
    submit(Lane.LIVE, "a", "others go on");
    awaitDone("others go on");
    stuck.open();
  }

  @Test
  void whatComesTooLateIsGivenToWhoeverFreesIt() {
    scheduler = scheduler(1);
    Gate stuck = new Gate();
    Future<String> caller = callThatIsStuck(stuck, () -> {}, done::add);
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    scheduler.watch();
    assertThatThrownBy(() -> caller.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(StuckEngineException.class);
    assertThat(done).isEmpty();
    stuck.open();
    awaitDone("late");

    String inTime =
        scheduler.call(
            turn(Lane.LIVE), Work.Kind.STEP, Duration.ZERO, () -> "in time", () -> {}, done::add);
    assertThat(inTime).isEqualTo("in time");
    assertThat(done).containsExactly("late");
  }

  @Test
  void aMeterThatFailsCostsNoCore() {
    SimpleMeterRegistry broken =
        new SimpleMeterRegistry() {
          @Override
          protected Timer newTimer(
              Meter.Id id, DistributionStatisticConfig config, PauseDetector pauses) {
            return new CumulativeTimer(id, clock, config, pauses, TimeUnit.SECONDS, false) {
              @Override
              protected void recordNonNegative(long amount, TimeUnit unit) {
                throw new IllegalStateException("of the test");
              }
            };
          }
        };
    scheduler = scheduler(broken, 1);
    submit(Lane.LIVE, "a", "first");
    submit(Lane.LIVE, "a", "second");
    awaitDone("first", "second");
  }

  @Test
  void workThatCannotSayWhatItIsFailsAtWhoeverSubmitsIt() {
    scheduler = scheduler(1);
    Work broken =
        new Work() {
          @Override
          public Kind kind() {
            return Kind.STEP;
          }

          @Override
          public Duration expected() {
            throw new IllegalStateException("of the test");
          }

          @Override
          public void run() {}
        };
    assertThatThrownBy(() -> scheduler.submit(turn(Lane.LIVE), broken))
        .isInstanceOf(IllegalStateException.class);
    submit(Lane.LIVE, "a", "others");
    awaitDone("others");
  }

  /** A call that does not come back before the gate opens; it has been reached. */
  private Future<String> callThatIsStuck(Gate gate, Runnable onStuck, Consumer<String> onLate) {
    Future<String> caller =
        threads.submit(
            () ->
                scheduler.call(
                    turn(Lane.INTERACTIVE),
                    Work.Kind.STEP,
                    Duration.ofSeconds(1),
                    () -> {
                      gate.run();
                      return "late";
                    },
                    onStuck,
                    onLate));
    gate.awaitReached();
    return caller;
  }
}
