package dev.earshot.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.testing.Await;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulerTest {
  private final AtomicLong nanos = new AtomicLong();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private Scheduler scheduler = new Scheduler(0, Duration.ZERO, nanos::get, threads, meters());

  @AfterEach
  void end() throws InterruptedException {
    scheduler.close();
    threads.shutdownNow();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void liveGoesBeforeInteractiveBeforeBatch() {
    Blocked core = blockedOneCore();
    submit(Lane.BATCH, "a", "batch");
    submit(Lane.INTERACTIVE, "a", "interactive");
    submit(Lane.LIVE, "a", "live");
    core.release();
    awaitDone("live", "interactive", "batch");
  }

  @Test
  void aLaneThatWaitedTooLongGoesFirstOnce() {
    Blocked core = blockedOneCore();
    submit(Lane.BATCH, "a", "batch 1");
    submit(Lane.BATCH, "a", "batch 2");
    submit(Lane.LIVE, "a", "live 1");
    submit(Lane.LIVE, "a", "live 2");
    nanos.addAndGet(Duration.ofSeconds(3).toNanos());
    core.release();
    awaitDone("batch 1", "live 1", "live 2", "batch 2");
  }

  @Test
  void partiesOfALaneTakeTurns() {
    Blocked core = blockedOneCore();
    for (int i = 1; i <= 3; i++) {
      submit(Lane.INTERACTIVE, "greedy", "greedy " + i);
    }
    submit(Lane.INTERACTIVE, "modest", "modest 1");
    core.release();
    awaitDone("greedy 1", "modest 1", "greedy 2", "greedy 3");
  }

  @Test
  void noMoreRunsAtOnceThanThereAreCores() {
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
    assertThat(await(all)).isTrue();
    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  void whileSomebodySpeaksOneCoreStaysFreeOfWhatCannotBeCut() {
    scheduler = scheduler(2);
    LivePresence speaker = scheduler.enterLive();
    Blocked first = new Blocked();
    Blocked second = new Blocked();
    scheduler.submit(turn(Lane.BATCH), work(Work.Kind.UNCUTTABLE, first));
    first.awaitBegun();
    scheduler.submit(turn(Lane.BATCH), work(Work.Kind.UNCUTTABLE, second));
    submit(Lane.LIVE, "a", "live step");
    awaitDone("live step");
    assertThat(second.begun.getCount()).isOne();

    speaker.close();
    speaker.close();
    second.awaitBegun();
    first.release();
    second.release();
  }

  @Test
  void utterancesThatEndAtOnceTakeAllCores() {
    scheduler = scheduler(2);
    LivePresence one = scheduler.enterLive();
    LivePresence other = scheduler.enterLive();
    Blocked first = new Blocked();
    Blocked second = new Blocked();
    one.suspend();
    scheduler.submit(turn(Lane.LIVE), work(Work.Kind.UNCUTTABLE, first));
    first.awaitBegun();
    scheduler.submit(turn(Lane.LIVE), work(Work.Kind.UNCUTTABLE, second));
    submit(Lane.LIVE, "a", "step of the other");
    awaitDone("step of the other");
    assertThat(second.begun.getCount()).isOne();

    other.suspend();
    second.awaitBegun();
    first.release();
    second.release();
    one.resume();
    other.resume();
    Blocked third = new Blocked();
    Blocked fourth = new Blocked();
    scheduler.submit(turn(Lane.LIVE), work(Work.Kind.UNCUTTABLE, third));
    third.awaitBegun();
    scheduler.submit(turn(Lane.LIVE), work(Work.Kind.UNCUTTABLE, fourth));
    submit(Lane.LIVE, "a", "step");
    awaitDone("step of the other", "step");
    assertThat(fourth.begun.getCount()).isOne();
    one.close();
    one.resume();
    other.close();
    fourth.awaitBegun();
    third.release();
    fourth.release();
  }

  @Test
  void utterancesEndWhileALongCallRuns() {
    scheduler = scheduler(2);
    Blocked loading = new Blocked();
    Blocked second = new Blocked();
    try (LivePresence speaker = scheduler.enterLive()) {
      scheduler.submit(turn(Lane.BATCH), work(Work.Kind.LONG, loading));
      loading.awaitBegun();
      scheduler.submit(turn(Lane.BATCH), work(Work.Kind.LONG, second));
      scheduler.submit(
          turn(Lane.LIVE), work(Work.Kind.UNCUTTABLE, () -> done.add("end of utterance")));
      awaitDone("end of utterance");
      submit(Lane.LIVE, "a", "step");
      awaitDone("end of utterance", "step");
      assertThat(second.begun.getCount()).isOne();
      loading.release();
      second.awaitBegun();
      second.release();
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
    Blocked core = blockedOneCore();
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
    core.release();
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
    Blocked core = blockedOneCore();
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
    core.release();
  }

  private SchedulerMeters meters() {
    return new SchedulerMeters(new SimpleMeterRegistry());
  }

  private Scheduler scheduler(int cores) {
    return new Scheduler(cores, Duration.ZERO, nanos::get, threads, new SchedulerMeters(meters));
  }

  /** A scheduler of one core, which is busy until it is released. */
  private Blocked blockedOneCore() {
    scheduler = scheduler(1);
    Blocked core = new Blocked();
    scheduler.submit(turn(Lane.BATCH), work(Work.Kind.STEP, core));
    core.awaitBegun();
    return core;
  }

  private static Turn turn(Lane lane) {
    return new Turn(lane, "somebody");
  }

  private void submit(Lane lane, String party, String name) {
    scheduler.submit(new Turn(lane, party), work(Work.Kind.STEP, () -> done.add(name)));
  }

  private void awaitDone(String... names) {
    Await.until("all done", Duration.ofSeconds(10), () -> done.size() >= names.length);
    assertThat(done).containsExactly(names);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Work work(Work.Kind kind, Runnable body) {
    return new Work() {
      @Override
      public Kind kind() {
        return kind;
      }

      @Override
      public Duration expected() {
        return Duration.ofSeconds(1);
      }

      @Override
      public void run() {
        body.run();
      }
    };
  }

  /** Work that has begun and does not end before it is released. */
  private static final class Blocked implements Runnable {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Override
    public void run() {
      begun.countDown();
      await(released);
    }

    void awaitBegun() {
      assertThat(await(begun)).isTrue();
    }

    void release() {
      released.countDown();
    }

    private static boolean await(CountDownLatch latch) {
      return SchedulerTest.await(latch);
    }
  }
}
