package dev.earshot.api.socket;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many sockets are open, altogether and for each share. Thread-safe. */
final class SocketShares {
  private final int max;
  private final int maxOfOne;

  @GuardedBy("this")
  private final Map<String, Integer> open = new HashMap<>();

  @GuardedBy("this")
  private int total;

  SocketShares(int max, int maxOfOne) {
    this.max = max;
    this.maxOfOne = maxOfOne;
  }

  /**
   * Takes a place.
   *
   * @param share whose it is; empty when only the total counts
   * @return why there is none; empty when it was taken
   */
  synchronized Optional<String> take(Optional<String> share) {
    if (total >= max) {
      return Optional.of("%d sockets are open already (EARSHOT_SOCKETS_MAX)".formatted(max));
    }
    if (share.isPresent() && open.getOrDefault(share.get(), 0) >= maxOfOne) {
      return Optional.of(
          "you have %d sockets open already (EARSHOT_SOCKETS_PER_USER)".formatted(maxOfOne));
    }
    total++;
    share.ifPresent(key -> open.merge(key, 1, Integer::sum));
    return Optional.empty();
  }

  /** Gives a place back that was taken. */
  synchronized void giveBack(Optional<String> share) {
    total--;
    share.ifPresent(key -> open.computeIfPresent(key, (k, n) -> n > 1 ? n - 1 : null));
  }

  synchronized int total() {
    return total;
  }
}
