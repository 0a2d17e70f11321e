package dev.earshot.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which hashes wait for what. */
class PasswordsTest {
  private static final String SCRYPT =
      "scrypt:32768:8:1$Hn4rT8sVw2YzQ6pM$3ffead1e10427af5d69a3690c7b2191423cd5a0d071d50a9bdeb044f7bc"
          + "c80c79d3b0aefb74e731636a26064bf32d133376f39397cb8eff6394a58aed16db471";
  private static final String PBKDF2 =
      "pbkdf2:sha256:1000$aB3dE5gH$"
          + "e2590455fc5ddeab56d0bc141c21fe466a3f6f83a13b485ea712d5d4054f9a74";
  private static final String PASSWORD = "run forrest run";

  private static HashingPermits permits(int number) {
    return new HashingPermits(number, 0, Duration.ofMillis(1));
  }

  @Test
  void scryptNeedsMemoryAndACore() {
    assertThat(new Passwords(permits(1), permits(1)).compare(PASSWORD, SCRYPT))
        .isEqualTo(Passwords.Verdict.MATCHES_FOREIGN_FORM);
    assertThatThrownBy(() -> new Passwords(permits(1), permits(0)).compare(PASSWORD, SCRYPT))
        .isInstanceOf(PasswordsBusyException.class);
    assertThatThrownBy(() -> new Passwords(permits(0), permits(1)).compare(PASSWORD, SCRYPT))
        .isInstanceOf(PasswordsBusyException.class);
  }

  @Test
  void otherHashesNeedNoMemory() {
    assertThat(new Passwords(permits(1), permits(0)).compare(PASSWORD, PBKDF2))
        .isEqualTo(Passwords.Verdict.MATCHES_FOREIGN_FORM);
  }

  @Test
  void whoWaitsForMemoryKeepsNoCore() throws InterruptedException {
    HashingPermits memory = new HashingPermits(1, 1, Duration.ofMinutes(1));
    Passwords passwords = new Passwords(permits(1), memory);
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    ExecutorService clients = Executors.newFixedThreadPool(2);
    CompletableFuture<String> holder =
        CompletableFuture.supplyAsync(() -> memory.hashing(() -> held(started, end)), clients);
    assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Passwords.Verdict> waiting =
        CompletableFuture.supplyAsync(() -> passwords.compare(PASSWORD, SCRYPT), clients);
    for (int i = 0; i < 100; i++) {
      assertThat(passwords.compare(PASSWORD, PBKDF2))
          .isEqualTo(Passwords.Verdict.MATCHES_FOREIGN_FORM);
    }
    assertThat(waiting).isNotDone();
    end.countDown();
    assertThat(holder.join()).isEqualTo("held");
    assertThat(waiting.join()).isEqualTo(Passwords.Verdict.MATCHES_FOREIGN_FORM);
    clients.shutdown();
  }

  @Test
  void thereIsMemoryForTwoAtOnce() throws InterruptedException {
    HashingPermits memory = Passwords.memory(Duration.ofMillis(1));
    CountDownLatch started = new CountDownLatch(2);
    CountDownLatch end = new CountDownLatch(1);
    ExecutorService clients = Executors.newFixedThreadPool(2);
    List<CompletableFuture<String>> holders =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> memory.hashing(() -> held(started, end)), clients))
            .limit(2)
            .toList();
    assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> memory.hashing(() -> "third"))
        .isInstanceOf(PasswordsBusyException.class);
    end.countDown();
    assertThat(holders).allSatisfy(holder -> assertThat(holder.join()).isEqualTo("held"));
    clients.shutdown();
  }

  private static String held(CountDownLatch started, CountDownLatch end) {
    started.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "held";
  }
}
