package dev.earshot.bench;

import java.util.Arrays;

/** Durations that were measured, for their percentiles. One thread. */
final class Delays {
  private long[] nanos = new long[1024];
  private int count;

  void add(long delayNanos) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = delayNanos;
  }

  int count() {
    return count;
  }

  @Override
  public String toString() {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return count == 0
        ? "none"
        : "p50 %.1f, p95 %.1f, p99 %.1f, max %.1f ms"
            .formatted(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
  }
}
