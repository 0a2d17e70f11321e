package dev.earshot.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How often something may be tried, for each key on its own: so many times at once, and as many
 * again spread over each window. Thread-safe; never waits. Keys are short: the caller hashes what a
 * client sent. The keys used least are forgotten beyond {@value #MAX_KEYS}, so that nobody fills
 * the memory by trying ever new ones.
 */
final class Attempts {
  static final int MAX_KEYS = 10_000;

  private final int limit;
  private final Duration window;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets;

  Attempts(int limit, Duration window, Clock clock) {
    this.limit = limit;
    this.window = window;
    this.time = new ClockTime(clock);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterAccess(window)
            // why: else the cache tidies up on threads that are not the container's
            .executor(Runnable::run)
            .build();
  }

  /**
   * Takes one attempt, before it is known how it ends: of many at the same time no more get through
   * than one after the other.
   *
   * @throws TooManyAttemptsException when none is left
   */
  void take(String key) {
    ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw new TooManyAttemptsException(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  /** The attempt that was taken shall not count. */
  void giveBack(String key) {
    bucket(key).addTokens(1);
  }

  /** None of the attempts up to now shall count. */
  void giveAllBack(String key) {
    bucket(key).reset();
  }

  /** How many keys are remembered. */
  long size() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }

  private Bucket bucket(String key) {
    return buckets.get(
        key,
        k ->
            Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, window))
                .withCustomTimePrecision(time)
                .build());
  }

  /** The application's clock, as the library wants it. */
  private record ClockTime(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
