package dev.earshot.transcription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the transcriptions that run or wait, and turns away whoever would make them too many.
 * Thread-safe; never blocks.
 */
final class Admission {
  private static final Duration LONGEST_ADVICE = Duration.ofMinutes(10);
  private static final int SMOOTHING = 8;

  private final int limit;
  private final int parallel;
  private final Clock clock;
  private final AtomicInteger inside = new AtomicInteger();

  /** Moving average of how long a transcription stays inside, in milliseconds. */
  private volatile long averageMillis = 1_000;

  /**
   * @param limit transcriptions inside at once, running and waiting
   * @param parallel how many of them run at once
   */
  Admission(int limit, int parallel, Clock clock) {
    this.limit = limit;
    this.parallel = parallel;
    this.clock = clock;
  }

  /**
   * Refuses at once what could not be admitted now. A place that is free now may be taken a moment
   * later; {@link #enter} decides.
   */
  void check() {
    if (inside.get() >= limit) {
      throw refusal();
    }
  }

  /** A place inside, until the ticket is closed. */
  Ticket enter() {
    if (inside.getAndUpdate(n -> n < limit ? n + 1 : n) >= limit) {
      throw refusal();
    }
    return new Ticket(clock.instant());
  }

  private ServerBusyException refusal() {
    long millis = averageMillis * Math.max(1, limit - parallel) / Math.max(1, limit);
    Duration advice = Duration.ofSeconds(Math.max(1, Math.round(millis / 1_000.0)));
    return new ServerBusyException(
        "%d transcriptions are running or waiting, which is the limit".formatted(limit),
        advice.compareTo(LONGEST_ADVICE) > 0 ? LONGEST_ADVICE : advice);
  }

  /** A place inside. Thread-safe; closing it twice is harmless. */
  final class Ticket implements AutoCloseable {
    private final Instant entered;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Ticket(Instant entered) {
      this.entered = entered;
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        inside.decrementAndGet();
        long stayed = Math.max(0, Duration.between(entered, clock.instant()).toMillis());
        // why a race is harmless: this is advice to clients, not bookkeeping
        averageMillis += (stayed - averageMillis) / SMOOTHING;
      }
    }
  }
}
