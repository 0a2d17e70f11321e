package dev.earshot.transcription.live;

import dev.earshot.transcript.Word;
import java.util.List;

/**
 * The current utterance as it sounds so far. Immutable.
 *
 * @param stable the words that have settled
 * @param unstable the words after them, which may still change
 * @param words all of them with times, for engines that were asked for that; else empty
 */
public record LivePartial(String stable, String unstable, List<Word> words) {
  /** Nothing was said yet. */
  public static final LivePartial NONE = new LivePartial("", "", List.of());

  public LivePartial {
    words = List.copyOf(words);
  }

  public String text() {
    return stable.isEmpty() || unstable.isEmpty() ? stable + unstable : stable + " " + unstable;
  }
}
