package dev.earshot.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.testing.Await;
import dev.earshot.testing.Gate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SchedulerTest extends SchedulerFixture {
  @Test
  void liveGoesBeforeInteractiveBeforeBatch() {
    Gate core = blockedOneCore();
    submit(Lane.BATCH, "a", "batch");
    submit(Lane.INTERACTIVE, "a", "interactive");
    submit(Lane.LIVE, "a", "live");
    core.open();
    awaitDone("live", "interactive", "batch");
  }

  @Test
  void aLaneThatWaitedTooLongGoesFirstOnce() {
    Gate core = blockedOneCore();
    submit(Lane.BATCH, "a", "batch 1");
    submit(Lane.BATCH, "a", "batch 2");
    submit(Lane.LIVE, "a", "live 1");
    submit(Lane.LIVE, "a", "live 2");
    nanos.addAndGet(Duration.ofSeconds(3).toNanos());
    core.open();
    awaitDone("batch 1", "live 1", "live 2", "batch 2");
  }

  @Test
  void partiesOfALaneTakeTurns() {
    Gate core = blockedOneCore();
    for (int i = 1; i <= 3; i++) {
      submit(Lane.INTERACTIVE, "greedy", "greedy " + i);
    }
    submit(Lane.INTERACTIVE, "modest", "modest 1");
    core.open();
    awaitDone("greedy 1", "modest 1", "greedy 2", "greedy 3");
  }

  @Test
  void noMoreRunsAtOnceThanThereAreCores() throws InterruptedException {
    scheduler = scheduler(3);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(200);
    for (int i = 0; i < 200; i++) {
      scheduler.submit(
          new Turn(Lane.LIVE, "party " + i % 7),
          work(
              Work.Kind.STEP,
              () -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                running.decrementAndGet();
                all.countDown();
              }));
    }
    assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  void whileSomebodySpeaksOneCoreStaysFreeOfWhatCannotBeCut() {
    scheduler = scheduler(2);
    LivePresence speaker = scheduler.enterLive();
    Gate first = new Gate();
    Gate second = new Gate();
    scheduler.submit(turn(Lane.BATCH), work(Work.Kind.UNCUTTABLE, first));
    first.awaitReached();
    scheduler.submit(turn(Lane.BATCH), work(Work.Kind.UNCUTTABLE, second));
    submit(Lane.LIVE, "a", "live step");
    awaitDone("live step");
    assertThat(second.isReached()).isFalse();

    speaker.close();
    speaker.close();
    second.awaitReached();
    first.open();
    second.open();
  }

  @Test
  void utterancesThatEndAtOnceTakeAllCores() {
    scheduler = scheduler(2);
    LivePresence one = scheduler.enterLive();
    LivePresence other = scheduler.enterLive();
    Gate first = new Gate();
    Gate second = new Gate();
    one.suspend();
    scheduler.submit(turn(Lane.LIVE), work(Work.Kind.UNCUTTABLE, first));
    first.awaitReached();
    scheduler.submit(turn(Lane.LIVE), work(Work.Kind.UNCUTTABLE, second));
    submit(Lane.LIVE, "a", "step of the other");
    awaitDone("step of the other");
    assertThat(second.isReached()).isFalse();

    other.suspend();
    second.awaitReached();
    first.open();
    second.open();
    one.resume();
    other.resume();
    Gate third = new Gate();
    Gate fourth = new Gate();
    scheduler.submit(turn(Lane.LIVE), work(Work.Kind.UNCUTTABLE, third));
    third.awaitReached();
    scheduler.submit(turn(Lane.LIVE), work(Work.Kind.UNCUTTABLE, fourth));
    submit(Lane.LIVE, "a", "step");
    awaitDone("step of the other", "step");
    assertThat(fourth.isReached()).isFalse();
    one.close();
    one.resume();
    other.close();
    fourth.awaitReached();
    third.open();
    fourth.open();
  }

  @Test
  void utterancesEndWhileALongCallRuns() {
    scheduler = scheduler(2);
    Gate loading = new Gate();
    Gate second = new Gate();
    try (LivePresence speaker = scheduler.enterLive()) {
      scheduler.submit(turn(Lane.BATCH), work(Work.Kind.LONG, loading));
      loading.awaitReached();
      scheduler.submit(turn(Lane.BATCH), work(Work.Kind.LONG, second));
      scheduler.submit(
          turn(Lane.LIVE), work(Work.Kind.UNCUTTABLE, () -> done.add("end of utterance")));
      awaitDone("end of utterance");
      submit(Lane.LIVE, "a", "step");
      awaitDone("end of utterance", "step");
      assertThat(second.isReached()).isFalse();
      loading.open();
      second.awaitReached();
      second.open();
    }
    Await.until(
        "both are measured",
        Duration.ofSeconds(10),
        () ->
            meters.get("earshot.step.run").tag("lane", "batch").tag("kind", "long").timer().count()
                == 2);
  }

  @Test
  void oneCoreAloneStillLoadsModels() {
    scheduler = scheduler(1);
    try (LivePresence speaker = scheduler.enterLive()) {
      scheduler.submit(turn(Lane.BATCH), work(Work.Kind.LONG, () -> done.add("loaded")));
      awaitDone("loaded");
    }
  }

  @Test
  void oneCoreAloneStillEndsUtterances() {
    scheduler = scheduler(1);
    try (LivePresence speaker = scheduler.enterLive()) {
      scheduler.submit(
          turn(Lane.LIVE), work(Work.Kind.UNCUTTABLE, () -> done.add("end of utterance")));
      awaitDone("end of utterance");
    }
  }

  @Test
  void anInterruptGivesACallUpThatHasNotBegun() throws Exception {
    Gate core = blockedOneCore();
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    Future<String> caller =
        threads.submit(
            () -> {
              thread.complete(Thread.currentThread());
              return scheduler.call(
                  turn(Lane.LIVE), Work.Kind.STEP, Duration.ZERO, () -> "never", () -> {});
            });
    Await.until("the call waits", Duration.ofSeconds(10), () -> scheduler.waiting(Lane.LIVE) == 1);
    thread.get().interrupt();
    assertThatThrownBy(() -> caller.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(WorkDroppedException.class);
    core.open();
  }

  @Test
  void whatFailsFailsAtTheCallerAndNobodyElse() {
    scheduler = scheduler(1);
    assertThatThrownBy(
            () ->
                scheduler.call(
                    turn(Lane.LIVE),
                    Work.Kind.STEP,
                    Duration.ZERO,
                    () -> {
                      throw new IllegalArgumentException("broken");
                    },
                    () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("broken");
    submit(Lane.LIVE, "a", "others");
    awaitDone("others");
  }

  @Test
  void closingDropsWhatWaitsAndRefusesWhatComes() {
    Gate core = blockedOneCore();
    AtomicInteger dropped = new AtomicInteger();
    Work waiting =
        new Work() {
          @Override
          public Kind kind() {
            return Kind.STEP;
          }

          @Override
          public Duration expected() {
            return Duration.ZERO;
          }

          @Override
          public void run() {
            done.add("must not run");
          }

          @Override
          public void dropped() {
            dropped.incrementAndGet();
          }
        };
    assertThat(scheduler.submit(turn(Lane.BATCH), waiting)).isTrue();
    scheduler.close();
    assertThat(dropped.get()).isOne();
    assertThat(scheduler.submit(turn(Lane.BATCH), waiting)).isFalse();
    assertThat(dropped.get()).isOne();
    core.open();
  }

  /** A scheduler of one core, which is busy until it is released. */
  private Gate blockedOneCore() {
    scheduler = scheduler(1);
    Gate core = new Gate();
    scheduler.submit(turn(Lane.BATCH), work(Work.Kind.STEP, core));
    core.awaitReached();
    return core;
  }
}
