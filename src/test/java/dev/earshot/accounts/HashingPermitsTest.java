package dev.earshot.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HashingPermitsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private static String hashing(HashingPermits permits) {
    return permits.hashing(() -> "hash");
  }

  @Test
  void whoFindsTheQueueFullIsRefusedAtOnce() throws InterruptedException {
    HashingPermits permits = new HashingPermits(1, 0, LONG);
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    CompletableFuture<String> first =
        CompletableFuture.supplyAsync(
            () ->
                permits.hashing(
                    () -> {
                      started.countDown();
                      await(end);
                      return "first";
                    }));
    assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> hashing(permits)).isInstanceOf(PasswordsBusyException.class);
    end.countDown();
    assertThat(first.join()).isEqualTo("first");
  }

  @Test
  void nobodyWaitsForever() {
    HashingPermits none = new HashingPermits(0, 10, Duration.ofMillis(1));
    assertThatThrownBy(() -> hashing(none)).isInstanceOf(PasswordsBusyException.class);
  }

  @Test
  void aFailureGivesThePermitBack() {
    HashingPermits permits = new HashingPermits(1, 1, LONG);
    assertThatThrownBy(
            () ->
                permits.hashing(
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(hashing(permits)).isEqualTo("hash");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
