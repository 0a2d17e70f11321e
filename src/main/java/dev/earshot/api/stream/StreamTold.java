package dev.earshot.api.stream;

import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Warning;
import dev.earshot.transcription.live.Heard;
import dev.earshot.transcription.live.LivePartial;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells the client what is heard: each final, partials when they change, each warning once. One
 * thread at a time, that of the listener's calls.
 */
final class StreamTold {
  // why: warnings name what the client sent, and it may configure for ever
  private static final int MOST_REMEMBERED = 1_000;

  private final StreamOutbox outbox;
  private final Set<Warning> warnings = new HashSet<>();
  private LivePartial partial = LivePartial.NONE;
  private int segments;

  StreamTold(StreamOutbox outbox) {
    this.outbox = outbox;
  }

  /** How many finals were sent. */
  int segments() {
    return segments;
  }

  /**
   * @param wishes that hold for the finals
   */
  void tell(Heard heard, StreamWishes wishes) {
    for (Warning warning : heard.warnings()) {
      tell(warning);
    }
    for (Segment segment : heard.finals()) {
      if (!segment.best().text().isEmpty()) {
        Segment told = wishes.formatter().map(f -> f.format(segment)).orElse(segment);
        int alternatives = wishes.recognition().alternatives();
        outbox.sendCounted(FinalMessage.of(segments++, told, alternatives));
        // why no message: a final takes the place of the partial before it
        partial = LivePartial.NONE;
      }
    }
    tell(heard.partial());
  }

  /** Tells of wishes that nobody can fulfil, once. */
  void tellUnfulfilled(StreamWishes wishes) {
    if (wishes.recognition().written() && wishes.formatter().isEmpty()) {
      tell(new Warning("not-written", "Numbers stay words: there are no rules for the language"));
    }
  }

  private void tell(LivePartial now) {
    if (now.stable().equals(partial.stable()) && now.unstable().equals(partial.unstable())) {
      return;
    }
    partial = now;
    outbox.sendCounted(
        StreamOutbox.message(ServerType.PARTIAL)
            .add("stable", now.stable())
            .add("unstable", now.unstable()));
  }

  private void tell(Warning warning) {
    boolean known = warnings.contains(warning);
    if (!known && warnings.size() < MOST_REMEMBERED) {
      warnings.add(warning);
    }
    if (!known) {
      outbox.send(
          StreamOutbox.message(ServerType.WARNING)
              .add("code", warning.code())
              .add("message", warning.message()));
    }
  }
}
