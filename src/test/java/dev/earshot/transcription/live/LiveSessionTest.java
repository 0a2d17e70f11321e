package dev.earshot.transcription.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.PcmFormat;
import dev.earshot.models.LoadedModel;
import dev.earshot.models.ModelLease;
import dev.earshot.models.TestModels;
import dev.earshot.recognition.EndpointRules;
import dev.earshot.scheduling.Lane;
import dev.earshot.scheduling.Scheduler;
import dev.earshot.scheduling.SchedulerMeters;
import dev.earshot.scheduling.Turn;
import dev.earshot.scheduling.Work;
import dev.earshot.testing.Await;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveSessionTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int SECOND = 32_000;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong nanos = new AtomicLong();
  private final Scheduler scheduler =
      new Scheduler(
          4,
          Duration.ofMinutes(1),
          System::nanoTime,
          threads,
          new SchedulerMeters(new SimpleMeterRegistry()));
  private final FakeModel engine = new FakeModel(100);
  private final LoadedModel model = TestModels.loaded(engine, 0, scheduler);
  private final LiveLoad load = new LiveLoad(100);

  private LiveServices services(LoadedModel only) {
    return new LiveServices(
        TestModels.registry(only),
        scheduler,
        new NoiseIsSpeech(),
        load,
        new LiveMeters(new SimpleMeterRegistry()),
        new BacklogBytes(Long.MAX_VALUE),
        nanos::get);
  }

  private static class Told implements LiveListener {
    final List<String> finals = new CopyOnWriteArrayList<>();
    final CompletableFuture<String> end = new CompletableFuture<>();

    private void add(Heard heard) {
      heard.finals().forEach(f -> finals.add(f.best().text() + " by " + f.best().score()));
    }

    @Override
    public void heard(Heard heard) {
      add(heard);
    }

    @Override
    public void utteranceEnded(Heard heard) {
      add(heard);
    }

    @Override
    public void finished(Heard heard) {
      add(heard);
      end.complete("finished");
    }

    @Override
    public void failed(LiveFailure failure) {
      end.complete(failure.reason());
    }
  }

  @AfterEach
  void nothingIsLeft() throws InterruptedException {
    Await.until("leases are given back", SOON, () -> model.leases() == 0 && load.count() == 0);
    scheduler.close();
    threads.shutdown();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(engine.open.get()).isZero();
    assertThat(engine.misused.get()).isZero();
  }

  @Test
  void whoGoesAtAnyMomentLeavesNothingBehind() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      LiveSession session = open(new Told());
      session.accept(noise(SECOND / 2, i));
      if (i % 3 == 0) {
        session.endUtterance();
      }
      for (int spin = random.nextInt(3_000); spin > 0; spin--) {
        Thread.onSpinWait();
      }
      session.cancel();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 641, 3_200, 4_002, 12_800, SECOND * 20})
  void whatIsFedToTheEngineDoesNotDependOnTheLengthOfFrames(int frameBytes) throws Exception {
    assertThat(fed(frameBytes)).isEqualTo(fed(3_200));
  }

  @Test
  void aClientThatWaitsForItsAnswerIsNotSilent() throws Exception {
    CountDownLatch busy = new CountDownLatch(4);
    CompletableFuture<Boolean> free = new CompletableFuture<>();
    for (int i = 0; i < 4; i++) {
      threads.execute(
          () ->
              scheduler.call(
                  new Turn(Lane.LIVE, "other"),
                  Work.Kind.STEP,
                  Duration.ofSeconds(60),
                  () -> {
                    busy.countDown();
                    return free.join();
                  },
                  () -> {}));
    }
    assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
    Told told = new Told();
    LiveSession session = open(told);
    session.accept(noise(SECOND, 1));
    nanos.addAndGet(Duration.ofSeconds(12).toNanos());
    session.restIfSilent(Duration.ofSeconds(10));
    free.complete(true);
    session.accept(noise(SECOND, 2));
    session.finish();
    assertThat(told.end.get(20, TimeUnit.SECONDS)).isEqualTo("finished");
    assertThat(told.finals).hasSize(1);
  }

  @Test
  void theRateOfAHeaderHoldsUntilTheClientSaysAnother() throws Exception {
    LiveOptions telephone = LiveOptions.of(new PcmFormat(8_000));
    Told told = new Told();
    LiveSession session = open(told, telephone);
    session.accept(wavHeader());
    session.configure(telephone.withEndpoints(EndpointRules.defaults()));
    session.accept(noise(SECOND, 1));
    session.finish();
    assertThat(told.end.get(20, TimeUnit.SECONDS)).isEqualTo("finished");
    assertThat(told.finals).hasSize(1);
    assertThat(samples(told.finals.get(0))).isEqualTo(SECOND / 2);
  }

  @Test
  void theRateOfAHeaderHoldsWhenAnotherModelIsChosen() throws Exception {
    LiveOptions telephone = LiveOptions.of(new PcmFormat(8_000));
    Told told = new Told();
    LiveSession session = open(told, telephone);
    session.accept(wavHeader());
    session.accept(new byte[SECOND / 2]);
    assertThat(session.configure(telephone.withModel(FakeModel.ID))).isTrue();
    session.accept(noise(SECOND, 1));
    session.finish();
    assertThat(told.end.get(20, TimeUnit.SECONDS)).isEqualTo("finished");
    assertThat(samples(told.finals.get(0))).isEqualTo(SECOND / 2);
  }

  @Test
  void whoWaitsForEachAnswerGetsIt() throws Exception {
    List<CompletableFuture<Void>> clients = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int seed = i;
      clients.add(CompletableFuture.runAsync(() -> askInLockStep(seed), threads));
    }
    for (CompletableFuture<Void> client : clients) {
      client.get(60, TimeUnit.SECONDS);
    }
  }

  private void askInLockStep(int seed) {
    LinkedBlockingQueue<Heard> answers = new LinkedBlockingQueue<>();
    LiveSession session =
        open(
            new Told() {
              @Override
              public void heard(Heard heard) {
                answers.add(heard);
              }
            });
    try {
      for (int i = 0; i < 5_000; i++) {
        session.accept(noise(3_200, seed + i));
        assertThat(answers.poll(20, TimeUnit.SECONDS)).as("answer %d", i).isNotNull();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      session.cancel();
    }
  }

  @Test
  void whoGetsNoDecoderIsToldAfterAWhile() throws Exception {
    LoadedModel scarce = TestModels.loaded(new FakeModel(1), 0, scheduler);
    ModelLease others = scarce.tryLease(() -> {}).orElseThrow();
    Told told = new Told();
    LiveSession waits = open(scarce, told);
    waits.accept(noise(SECOND, 2));
    waits.failWithoutDecoder(Duration.ofSeconds(10));
    assertThat(told.end).isNotDone();
    Await.until(
        "it has waited too long",
        SOON,
        () -> {
          nanos.addAndGet(Duration.ofSeconds(1).toNanos());
          waits.failWithoutDecoder(Duration.ofSeconds(10));
          return told.end.isDone();
        });
    assertThat(told.end.get()).contains("EARSHOT_DECODERS");
    others.close();
    Await.until("leases are given back", SOON, () -> scarce.leases() == 0);
  }

  @Test
  void aFailureIsToldAfterAllElseAndByNobodyBeside() throws Exception {
    CountDownLatch hears = new CountDownLatch(1);
    CompletableFuture<Void> goOn = new CompletableFuture<>();
    Told told =
        new Told() {
          @Override
          public void heard(Heard heard) {
            hears.countDown();
            goOn.join();
          }
        };
    LiveSession session = open(told);
    session.accept(noise(SECOND, 1));
    assertThat(hears.await(20, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < 61; i++) {
      session.accept(noise(SECOND, 1));
    }
    assertThat(session.configure(LiveOptions.of(new PcmFormat(16_000)))).isFalse();
    assertThat(told.end).isNotDone();
    goOn.complete(null);
    assertThat(told.end.get(20, TimeUnit.SECONDS)).contains("EARSHOT_BACKLOG_MAX");
  }

  private static int samples(String text) {
    return Stream.of(text.substring(0, text.indexOf(" by ")).split(" "))
        .mapToInt(Integer::parseInt)
        .sum();
  }

  private static byte[] wavHeader() {
    return ByteBuffer.allocate(44)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(-1)
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(16_000)
        .putInt(32_000)
        .putShort((short) 2)
        .putShort((short) 16)
        .put("data".getBytes(StandardCharsets.US_ASCII))
        .putInt(-1)
        .array();
  }

  private List<String> fed(int frameBytes) throws Exception {
    Told told = new Told();
    int before = engine.made.get();
    LiveSession session = open(told);
    byte[] audio = new byte[SECOND * 19];
    System.arraycopy(noise(SECOND * 2, 1), 0, audio, 0, SECOND * 2);
    System.arraycopy(noise(SECOND + 2, 2), 0, audio, SECOND * 4 + 26, SECOND + 2);
    System.arraycopy(noise(SECOND, 3), 0, audio, (int) (SECOND * 16.02) & ~1, SECOND);
    for (int from = 0; from < audio.length; from += frameBytes) {
      int to = Math.min(audio.length, from + frameBytes);
      session.accept(Arrays.copyOfRange(audio, from, to));
      if (from % 64_000 < frameBytes) {
        Await.until("all is heard", SOON, () -> session.backlog().toMillis() < 1_000);
      }
    }
    session.finish();
    assertThat(told.end.get(20, TimeUnit.SECONDS)).isEqualTo("finished");
    List<String> relative = new ArrayList<>();
    for (String one : told.finals) {
      int by = one.indexOf(" by ");
      relative.add(
          one.substring(0, by) + " by " + (Double.parseDouble(one.substring(by + 4)) - before));
    }
    assertThat(relative).hasSize(3);
    return relative;
  }

  private LiveSession open(LiveListener listener) {
    return open(listener, LiveOptions.of(new PcmFormat(16_000)));
  }

  private LiveSession open(LiveListener listener, LiveOptions options) {
    return open(model, listener, options);
  }

  private LiveSession open(LoadedModel only, LiveListener listener) {
    return open(only, listener, LiveOptions.of(new PcmFormat(16_000)));
  }

  private LiveSession open(LoadedModel only, LiveListener listener, LiveOptions options) {
    return new LiveSession(
        services(only),
        options,
        Duration.ofSeconds(60),
        new Turn(Lane.LIVE, "test"),
        listener,
        session -> {});
  }

  private static byte[] noise(int length, int seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
