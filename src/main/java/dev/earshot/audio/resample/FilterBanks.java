package dev.earshot.audio.resample;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The filter banks used last, so that a new stream of a usual rate costs neither time nor memory.
 * Thread-safe. Holds at most {@value #MAX_BANKS}, because clients choose the rates.
 */
final class FilterBanks {
  static final int MAX_BANKS = 16;

  /** Guarded by itself; least recently used first. */
  private final Map<RateRatio, FilterBank> banks = new LinkedHashMap<>(32, 0.75f, true);

  FilterBank forRatio(RateRatio ratio) {
    synchronized (banks) {
      FilterBank known = banks.get(ratio);
      if (known != null) {
        return known;
      }
    }
    // why: outside the lock, computing takes milliseconds; two at once do no harm
    FilterBank computed = new FilterBank(ratio);
    synchronized (banks) {
      banks.put(ratio, computed);
      if (banks.size() > MAX_BANKS) {
        banks.remove(banks.keySet().iterator().next());
      }
    }
    return computed;
  }

  int size() {
    synchronized (banks) {
      return banks.size();
    }
  }
}
