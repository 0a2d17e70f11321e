package dev.earshot.scheduling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Work waiting in rotation between parties. Guarded by the scheduler's lock. */
final class FairQueue {
  /** In the order in which they come next. */
  private final Map<String, Deque<Waiting>> parties = new LinkedHashMap<>();

  private int size;

  void add(Waiting waiting) {
    parties.computeIfAbsent(waiting.turn().party(), p -> new ArrayDeque<>()).add(waiting);
    size++;
  }

  int size() {
    return size;
  }

  /** The next in rotation without taking it. */
  @Nullable Waiting peek() {
    return size == 0 ? null : parties.values().iterator().next().element();
  }

  /** Takes the next; its party goes to the end of the rotation. */
  Waiting take() {
    Map.Entry<String, Deque<Waiting>> first = parties.entrySet().iterator().next();
    String party = first.getKey();
    Deque<Waiting> line = first.getValue();
    parties.remove(party);
    Waiting next = line.remove();
    if (!line.isEmpty()) {
      parties.put(party, line);
    }
    size--;
    return next;
  }
}
