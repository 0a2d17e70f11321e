package dev.earshot.transcription.live;

import dev.earshot.audio.PcmFormat;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a session's next step, bounded by the time that its audio lasts. Guarded by the
 * session's lock.
 */
final class Inbox {
  /** As many frames as somebody sends in a minute who sends one every 4 ms. */
  private static final int MOST_ITEMS = 15_000;

  // why so few: each may hold a long list of phrases
  private static final int MOST_CONFIGURATIONS = 16;

  private final Duration maxBacklog;
  private final BacklogBytes places;
  private final Deque<Inbound> items = new ArrayDeque<>();
  private PcmFormat format;
  private long audioBytes;
  private int configurations;

  /** Bytes of small frames at the end of the queue that were answered already. */
  private long gatheredBytes;

  /**
   * @param maxBacklog audio that may wait here
   * @param places bytes that may wait here and elsewhere
   */
  Inbox(PcmFormat format, Duration maxBacklog, BacklogBytes places) {
    this.format = format;
    this.maxBacklog = maxBacklog;
    this.places = places;
  }

  /**
   * Adds an item if there is room for it. For a frame that comes alone there is always time enough:
   * its length was bounded before.
   */
  boolean offer(Inbound item) {
    if (item instanceof Inbound.Audio nothing
        && nothing.answered()
        && nothing.bytes().length == 0) {
      return true;
    }
    if (!hasRoom(item)) {
      return false;
    }
    items.add(item);
    if (item instanceof Inbound.Audio audio) {
      audioBytes += audio.bytes().length;
      gatheredBytes += audio.answered() ? audio.bytes().length : 0;
    } else if (item instanceof Inbound.Configure configure) {
      format = configure.options().format();
      configurations++;
    }
    return true;
  }

  private boolean hasRoom(Inbound item) {
    if (items.size() >= MOST_ITEMS) {
      return false;
    }
    if (item instanceof Inbound.Audio audio) {
      int bytes = audio.bytes().length;
      boolean soonDone =
          audioBytes == gatheredBytes || durationOf(audioBytes + bytes).compareTo(maxBacklog) <= 0;
      return soonDone && places.tryTake(bytes);
    }
    return !(item instanceof Inbound.Configure) || configurations < MOST_CONFIGURATIONS;
  }

  /** Whether so little waits, with this frame, that decoding it is not worth a step. */
  boolean isLittle(int bytes, Duration step) {
    return items.stream().allMatch(i -> i instanceof Inbound.Audio)
        && audioBytes == gatheredBytes
        && durationOf(gatheredBytes + bytes).compareTo(step) < 0;
  }

  @Nullable Inbound poll() {
    Inbound item = items.poll();
    if (item instanceof Inbound.Audio audio) {
      audioBytes -= audio.bytes().length;
      places.giveBack(audio.bytes().length);
      gatheredBytes -= audio.answered() ? audio.bytes().length : 0;
    } else if (item instanceof Inbound.Configure) {
      configurations--;
    }
    return item;
  }

  void clear() {
    items.clear();
    places.giveBack(audioBytes);
    audioBytes = 0;
    gatheredBytes = 0;
    configurations = 0;
  }

  Duration backlog() {
    return durationOf(audioBytes);
  }

  private Duration durationOf(long bytes) {
    return format.durationOf(bytes / Short.BYTES);
  }
}
