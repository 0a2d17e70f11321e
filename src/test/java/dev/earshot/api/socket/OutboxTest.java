package dev.earshot.api.socket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private final FakeWire slow = new FakeWire(false);
  private final Outbox outbox = new Outbox(slow, 10, CLOCK);

  @Test
  void messagesAreWrittenInOrderOneAtATime() {
    outbox.send("a");
    outbox.send("b");
    outbox.send("c");
    assertThat(slow.written).containsExactly("a");
    slow.arrives();
    slow.arrives();
    assertThat(slow.written).containsExactly("a", "b", "c");
  }

  @Test
  void aReplaceableMessageTakesThePlaceOfOneThatStillWaits() {
    outbox.sendReplaceable("1");
    outbox.sendReplaceable("2");
    outbox.send("final");
    outbox.sendReplaceable("3");
    for (int i = 0; i < 3; i++) {
      slow.arrives();
    }
    assertThat(slow.written).containsExactly("1", "final", "3");
  }

  @Test
  void messagesAreStampedAsTheyAreWritten() {
    AtomicInteger count = new AtomicInteger();
    outbox.stampWith(text -> count.incrementAndGet() + text);
    outbox.send("a");
    outbox.sendReplaceable("b");
    outbox.sendReplaceable("c");
    outbox.send("d");
    for (int i = 0; i < 3; i++) {
      slow.arrives();
    }
    assertThat(slow.written).containsExactly("1a", "2c", "3d");
  }

  @Test
  void replacedMessagesDoNotCount() {
    outbox.send("12345");
    for (int i = 0; i < 100; i++) {
      outbox.sendReplaceable("12345");
    }
    assertThat(slow.closed).isEmpty();
  }

  @Test
  void whoLetsMoreBytesWaitThanHeMayIsSentAway() {
    outbox.send("12345");
    outbox.send("äöx");
    outbox.send("y");
    assertThat(slow.closed).hasSize(1);
    assertThat(slow.closed.get(0).getCloseCode()).isEqualTo(CloseCodes.VIOLATED_POLICY);
    assertThat(slow.closed.get(0).getReasonPhrase())
        .startsWith("reads too slowly: ")
        .contains("EARSHOT_OUTBOX_MAX");
    slow.arrives();
    outbox.send("z");
    assertThat(slow.written).containsExactly("12345");
  }

  @Test
  void aCloseComesAfterWhatWaitsAndOnlyOnce() {
    outbox.send("a");
    outbox.send("b");
    outbox.close(CloseCodes.NORMAL_CLOSURE, "done");
    outbox.close(CloseCodes.UNEXPECTED_CONDITION, "later");
    outbox.send("too late");
    slow.arrives();
    assertThat(slow.closed).isEmpty();
    slow.arrives();
    assertThat(slow.written).containsExactly("a", "b");
    assertThat(slow.closed).extracting(CloseReason::getReasonPhrase).containsExactly("done");
    outbox.abort(CloseCodes.UNEXPECTED_CONDITION, "later still");
    assertThat(slow.closed).hasSize(1);
  }

  @Test
  void anAbortDropsWhatWaits() {
    outbox.send("a");
    outbox.send("b");
    outbox.abort(CloseCodes.UNEXPECTED_CONDITION, "broken");
    slow.arrives();
    assertThat(slow.written).containsExactly("a");
    assertThat(slow.closed).extracting(CloseReason::getReasonPhrase).containsExactly("broken");
  }

  @Test
  void aMessageThatCannotBeWrittenEndsTheSession() {
    outbox.send("a");
    outbox.send("b");
    slow.ends(new IOException("gone"));
    assertThat(slow.written).containsExactly("a");
    assertThat(slow.closed).hasSize(1);
  }

  @Test
  void reasonsAreCutBetweenCharacters() {
    outbox.abort(CloseCodes.UNEXPECTED_CONDITION, "ä".repeat(100));
    assertThat(slow.closed.get(0).getReasonPhrase()).isEqualTo("ä".repeat(61));
    assertThat(Closing.because(CloseCodes.NORMAL_CLOSURE, "x" + "😀".repeat(40)).getReasonPhrase())
        .isEqualTo("x" + "😀".repeat(30));
  }

  @Test
  void aClientThatReadsNothingIsNoticedAndNotAskedFurther() {
    outbox.send("a");
    Outbox later = new Outbox(slow, 10, Clock.offset(CLOCK, Duration.ofSeconds(1)));
    assertThat(later.stuckFor()).isZero();
    outbox.ping();
    assertThat(slow.pings).isZero();
    slow.arrives();
    outbox.ping();
    assertThat(slow.pings).isOne();
  }

  @Test
  void manyMessagesWrittenAtOnceDoNotNest() {
    FakeWire quick = new FakeWire(true);
    Outbox wide = new Outbox(quick, 10_000_000, CLOCK);
    FirstHeld held = new FirstHeld(quick);
    Outbox nested = new Outbox(held, 10_000_000, CLOCK);
    for (int i = 0; i < 200_000; i++) {
      nested.send("message");
      wide.send("message");
    }
    held.release();
    assertThat(quick.written).hasSize(400_000);
  }

  /** Holds the first message back, then writes everything at once. */
  private static final class FirstHeld implements Wire {
    private final FakeWire quick;
    private @Nullable Consumer<@Nullable Throwable> first;
    private boolean seen;

    FirstHeld(FakeWire quick) {
      this.quick = quick;
    }

    @Override
    public void write(String text, Consumer<@Nullable Throwable> done) {
      if (seen) {
        quick.write(text, done);
      } else {
        seen = true;
        quick.written.add(text);
        first = done;
      }
    }

    void release() {
      if (first != null) {
        first.accept(null);
      }
    }

    @Override
    public void ping() {}

    @Override
    public void close(CloseReason reason) {}
  }

  @Test
  void manyThreadsWriteOneAfterTheOtherAndLoseNothing() throws Exception {
    ExecutorService readers = Executors.newFixedThreadPool(2);
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger overlaps = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(4_000);
    Wire wire =
        new Wire() {
          @Override
          public void write(String text, Consumer<@Nullable Throwable> done) {
            overlaps.addAndGet(atOnce.getAndIncrement());
            readers.execute(
                () -> {
                  atOnce.decrementAndGet();
                  all.countDown();
                  done.accept(null);
                });
          }

          @Override
          public void ping() {}

          @Override
          public void close(CloseReason reason) {}
        };
    Outbox shared = new Outbox(wire, 1_000_000, CLOCK);
    ExecutorService writers = Executors.newFixedThreadPool(4);
    List.of(1, 2, 3, 4)
        .forEach(
            w ->
                writers.execute(
                    () -> {
                      for (int i = 0; i < 1_000; i++) {
                        shared.send("m");
                      }
                    }));
    assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(overlaps).hasValue(0);
    writers.shutdown();
    readers.shutdown();
  }
}
