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
  private final Duration maxBacklog;
  private final Deque<Inbound> items = new ArrayDeque<>();
  private PcmFormat format;
  private long audioBytes;

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
    return audioBytes == gatheredBytes || durationOf(audioBytes + bytes).compareTo(maxBacklog) <= 0;
  }

  /** Whether so little waits, with this frame, that decoding it is not worth a step. */
  boolean isLittle(int bytes, Duration step) {
    return items.stream().allMatch(i -> i instanceof Inbound.Audio)
        && audioBytes == gatheredBytes
        && durationOf(gatheredBytes + bytes).compareTo(step) < 0;
  }

  void add(Inbound item) {
    items.add(item);
    if (item instanceof Inbound.Audio audio) {
      audioBytes += audio.bytes().length;
      gatheredBytes += audio.answered() ? audio.bytes().length : 0;
    } else if (item instanceof Inbound.Configure configure) {
      format = configure.options().format();
    }
  }

  @Nullable Inbound poll() {
    Inbound item = items.poll();
    if (item instanceof Inbound.Audio audio) {
      audioBytes -= audio.bytes().length;
      gatheredBytes -= audio.answered() ? audio.bytes().length : 0;
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
  }

  Duration backlog() {
    return durationOf(audioBytes);
  }

  private Duration durationOf(long bytes) {
    return format.durationOf(bytes / Short.BYTES);
  }
}
