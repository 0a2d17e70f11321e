package dev.earshot.audio.decode.ffmpeg;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What of a live sound has arrived and waits to be written, bounded. Guarded by its sound's lock.
 */
final class Arrived {
  /** A minute of what browsers send. */
  static final long MOST_BYTES = 1024 * 1024;

  static final int MOST_STEPS = 100;

  private final Deque<Item> items = new ArrayDeque<>();
  private long bytes;
  private int steps;

  /** One thing that arrived. */
  sealed interface Item {
    record Piece(byte[] bytes) implements Item {}

    record Step(Runnable run) implements Item {}

    record End() implements Item {}
  }

  /** Adds an item if there is room; for a piece that comes alone there always is. */
  boolean offer(Item item) {
    if (item instanceof Item.Piece piece) {
      if (bytes > 0 && bytes + piece.bytes().length > MOST_BYTES) {
        return false;
      }
      bytes += piece.bytes().length;
    } else if (item instanceof Item.Step) {
      if (steps >= MOST_STEPS) {
        return false;
      }
      steps++;
    }
    items.add(item);
    return true;
  }

  /** The next one; null when there is none. */
  @Nullable Item poll() {
    Item item = items.poll();
    if (item instanceof Item.Piece piece) {
      bytes -= piece.bytes().length;
    } else if (item instanceof Item.Step) {
      steps--;
    }
    return item;
  }

  void clear() {
    items.clear();
    bytes = 0;
    steps = 0;
  }
}
