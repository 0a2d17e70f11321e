package dev.earshot.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DecodersTest {
  private final List<String> told = new ArrayList<>();

  @Test
  void filesLeaveAPlaceForStreams() throws InterruptedException {
    Decoders decoders = new Decoders(3, 8);
    assertThat(decoders.livePlaces()).isOne();
    assertThat(takeForFile(decoders, Duration.ZERO)).isTrue();
    assertThat(takeForFile(decoders, Duration.ZERO)).isTrue();
    assertThat(takeForFile(decoders, Duration.ZERO)).isFalse();
    assertThat(decoders.takeOrWait(() -> told.add("stream"))).isTrue();
    assertThat(decoders.taken()).isEqualTo(3);
    decoders.giveBackFromFile();
    assertThat(takeForFile(decoders, Duration.ZERO)).isTrue();
  }

  @Test
  void withASinglePlaceFilesAndStreamsTakeTurns() throws InterruptedException {
    Decoders decoders = new Decoders(1, 2);
    assertThat(decoders.livePlaces()).isOne();
    assertThat(takeForFile(decoders, Duration.ZERO)).isTrue();
    assertThat(decoders.takeOrWait(() -> told.add("stream"))).isFalse();
    decoders.giveBackFromFile();
    assertThat(told).containsExactly("stream");
    assertThat(decoders.takeOrWait(() -> told.add("stream"))).isTrue();
    assertThat(takeForFile(decoders, Duration.ofMillis(1))).isFalse();
    decoders.giveBack();
    assertThat(takeForFile(decoders, Duration.ZERO)).isTrue();
  }

  @Test
  void streamsThatWaitAreAllToldOnce() {
    Decoders decoders = new Decoders(1, 1);
    assertThat(decoders.takeOrWait(() -> told.add("first"))).isTrue();
    assertThat(decoders.takeOrWait(() -> told.add("second"))).isFalse();
    assertThat(decoders.takeOrWait(() -> told.add("third"))).isFalse();
    decoders.giveBack();
    assertThat(told).containsExactly("second", "third");
    assertThat(decoders.takeOrWait(() -> told.add("fourth"))).isTrue();
    decoders.giveBack();
    assertThat(told).hasSize(2);
  }

  @Test
  void whoGoesWhileHeWaitsIsForgotten() {
    Decoders decoders = new Decoders(1, 1);
    assertThat(decoders.takeOrWait(() -> told.add("first"))).isTrue();
    for (int i = 0; i < 1_000; i++) {
      Runnable gone = () -> told.add("gone");
      assertThat(decoders.takeOrWait(gone)).isFalse();
      assertThat(decoders.takeOrWait(gone)).isFalse();
      decoders.stopWaiting(gone);
    }
    decoders.giveBack();
    assertThat(told).isEmpty();
  }

  @Test
  void whoWaitsInVainIsToldAtOnce() throws Exception {
    Decoders decoders = new Decoders(3, 1);
    AtomicBoolean serving = new AtomicBoolean(true);
    assertThat(takeForFile(decoders, Duration.ZERO)).isTrue();
    assertThat(decoders.takeOrWait(() -> told.add("first"))).isTrue();
    assertThat(decoders.takeOrWait(() -> told.add("second"))).isTrue();
    assertThat(decoders.takeOrWait(() -> told.add("third"))).isFalse();
    CountDownLatch asked = new CountDownLatch(2);
    Runnable requireServing =
        () -> {
          asked.countDown();
          if (!serving.get()) {
            throw new ModelUnavailableException("of the test");
          }
        };
    List<CompletableFuture<Boolean>> files =
        List.of(waiting(decoders, requireServing), waiting(decoders, requireServing));
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
    decoders.wakeAll();
    assertThat(told).containsExactly("third");
    assertThat(files).noneMatch(CompletableFuture::isDone);

    serving.set(false);
    decoders.wakeAll();
    for (CompletableFuture<Boolean> file : files) {
      assertThatThrownBy(() -> file.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(ModelUnavailableException.class);
    }
    decoders.giveBackFromFile();
    assertThat(takeForFile(decoders, Duration.ZERO)).isTrue();
    assertThat(decoders.taken()).isEqualTo(3);
  }

  @Test
  void filesComeInTheirOrder() throws Exception {
    Decoders decoders = new Decoders(2, 1);
    assertThat(takeForFile(decoders, Duration.ZERO)).isTrue();
    List<CompletableFuture<Boolean>> files = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      CountDownLatch asked = new CountDownLatch(1);
      files.add(waiting(decoders, asked::countDown));
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(decoders.tryTakeForFile()).isFalse();
    for (int i = 0; i < 3; i++) {
      assertThat(files.subList(i, 3)).noneMatch(CompletableFuture::isDone);
      decoders.giveBackFromFile();
      assertThat(files.get(i).get(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static boolean takeForFile(Decoders decoders, Duration wait) throws InterruptedException {
    return decoders.takeForFile(wait, () -> {});
  }

  private static CompletableFuture<Boolean> waiting(Decoders decoders, Runnable requireServing) {
    CompletableFuture<Boolean> result = new CompletableFuture<>();
    new Thread(
            () -> {
              try {
                result.complete(decoders.takeForFile(Duration.ofMinutes(1), requireServing));
              } catch (InterruptedException | RuntimeException e) {
                result.completeExceptionally(e);
              }
            })
        .start();
    return result;
  }
}
