package dev.earshot.transcription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.transcript.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class RunningTranscriptionTest {
  private static final Transcript TRANSCRIPT =
      new Transcript(List.of(), Duration.ofSeconds(1), List.of());

  private final CountDownLatch ended = new CountDownLatch(1);
  private final ExecutorService executor = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() throws InterruptedException {
    executor.shutdownNow();
    assertThat(executor.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void completesWithTheTranscriptOrWithWhatWentWrong() throws Exception {
    assertThat(result(RunningTranscription.start(executor, () -> TRANSCRIPT, ended::countDown)))
        .isSameAs(TRANSCRIPT);
    RuntimeException reason = new IllegalArgumentException("no");
    RunningTranscription failing =
        RunningTranscription.start(
            executor,
            () -> {
              throw reason;
            },
            ended::countDown);
    assertThatThrownBy(() -> result(failing))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isSameAs(reason);
  }

  @Test
  void thePlaceIsFreeBeforeAnybodyHearsOfTheOutcome() throws Exception {
    CountDownLatch listening = new CountDownLatch(1);
    RunningTranscription running =
        RunningTranscription.start(
            executor,
            () -> {
              assertThat(listening).satisfies(CountDownLatch::await);
              return TRANSCRIPT;
            },
            ended::countDown);
    var heard = running.transcript().thenApply(transcript -> ended.getCount());
    listening.countDown();
    assertThat(heard.toCompletableFuture().get(5, TimeUnit.SECONDS)).isZero();
  }

  @Test
  void cancellingInterruptsTheWorkAndCompletesWhenItHasEnded() {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    RunningTranscription running =
        RunningTranscription.start(
            executor,
            () -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
                return TRANSCRIPT;
              } catch (InterruptedException e) {
                interrupted.set(true);
                throw new IllegalStateException("interrupted", e);
              }
            },
            this.ended::countDown);
    assertThat(begun).satisfies(CountDownLatch::await);
    running.cancel();
    running.cancel();
    assertThatThrownBy(() -> result(running)).hasCauseInstanceOf(CancellationException.class);
    assertThat(interrupted).isTrue();
  }

  @Test
  void whatHasNotBegunIsGivenUpAtOnceAndNeverBegins() {
    CountDownLatch release = new CountDownLatch(1);
    AtomicBoolean begun = new AtomicBoolean();
    executor.execute(
        () -> {
          try {
            release.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    RunningTranscription waiting =
        RunningTranscription.start(
            executor,
            () -> {
              begun.set(true);
              return TRANSCRIPT;
            },
            ended::countDown);
    waiting.cancel();
    assertThatThrownBy(() -> result(waiting)).hasCauseInstanceOf(CancellationException.class);
    release.countDown();
    assertThat(begun).isFalse();
  }

  private static Transcript result(RunningTranscription running) throws Exception {
    return running.transcript().toCompletableFuture().get(5, TimeUnit.SECONDS);
  }
}
