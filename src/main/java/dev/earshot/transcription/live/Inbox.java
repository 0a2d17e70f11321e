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
  private final Deque<Inbound> items = new ArrayDeque<>();
  private PcmFormat format;
  private long audioBytes;
  private int configurations;

  /** Bytes of small frames at the end of the queue that were answered already. */
  private long gatheredBytes;

  Inbox(PcmFormat format, Duration maxBacklog) {
    this.format = format;
    this.maxBacklog = maxBacklog;
  }

  /**
   * Whether there is room for a frame. One that comes alone always finds room: its length was
   * bounded before.
   */
  boolean hasRoom(int bytes) {
    return items.size() < MOST_ITEMS
        && (audioBytes == gatheredBytes
            || durationOf(audioBytes + bytes).compareTo(maxBacklog) <= 0);
  }

  /** Whether there is room for something else than audio. */
  boolean hasRoomFor(Inbound item) {
    return items.size() < MOST_ITEMS
        && (!(item instanceof Inbound.Configure) || configurations < MOST_CONFIGURATIONS);
  }

  /** Whether so little waits, with this frame, that decoding it is not worth a step. */
  boolean isLittle(int bytes, Duration step) {
    return items.stream().allMatch(i -> i instanceof Inbound.Audio)
        && audioBytes == gatheredBytes
        && durationOf(gatheredBytes + bytes).compareTo(step) < 0;
  }

  void add(Inbound item) {
    if (item instanceof Inbound.Audio nothing
        && nothing.answered()
        && nothing.bytes().length == 0) {
      return;
    }
    items.add(item);
    if (item instanceof Inbound.Audio audio) {
      audioBytes += audio.bytes().length;
      gatheredBytes += audio.answered() ? audio.bytes().length : 0;
    } else if (item instanceof Inbound.Configure configure) {
      format = configure.options().format();
      configurations++;
    }
  }

  @Nullable Inbound poll() {
    Inbound item = items.poll();
    if (item instanceof Inbound.Audio audio) {
      audioBytes -= audio.bytes().length;
      gatheredBytes -= audio.answered() ? audio.bytes().length : 0;
    } else if (item instanceof Inbound.Configure) {
      configurations--;
    }
    return item;
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  void clear() {
    items.clear();
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
