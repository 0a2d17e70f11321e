package dev.earshot.recognition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells which words at the beginning of an utterance's partials have settled. One thread at a time.
 * A word has settled when it and all before it were the same in enough partials in a row and over
 * enough audio. Settled words stay so, unless the engine takes them back: then they are no longer
 * settled, because what is shown must be what was heard.
 *
 * <p>Goes by text only, because the partials of some engines have no times.
 */
public final class StablePrefix {
  private static final int AGREEING_PARTIALS = 3;
  private static final Duration AGREEING_AUDIO = Duration.ofMillis(400);

  private final int agreeingPartials;
  private final Duration agreeingAudio;

  /** Each word of the latest partial, with when it and all before it became what they are. */
  private final List<Seen> seen = new ArrayList<>();

  private long partials;
  private int settled;

  private record Seen(String word, long partial, Duration audio) {}

  /** Three partials and 400 ms of audio must agree. */
  public StablePrefix() {
    this(AGREEING_PARTIALS, AGREEING_AUDIO);
  }

  /**
   * @param agreeingPartials at least 1
   * @param agreeingAudio not negative
   */
  public StablePrefix(int agreeingPartials, Duration agreeingAudio) {
    if (agreeingPartials < 1 || agreeingAudio.isNegative()) {
      throw new IllegalArgumentException(
          "words settle after %d partials and %s".formatted(agreeingPartials, agreeingAudio));
    }
    this.agreeingPartials = agreeingPartials;
    this.agreeingAudio = agreeingAudio;
  }

  /**
   * Takes note of a partial, also of one that is the same as before.
   *
   * @param words of the whole utterance so far
   * @param audio how much audio the engine had heard by then, on any clock that runs with the audio
   * @return how many words at the beginning have settled
   */
  public int accept(List<String> words, Duration audio) {
    partials++;
    int same = sameAsBefore(words);
    seen.subList(same, seen.size()).clear();
    for (String word : words.subList(same, words.size())) {
      seen.add(new Seen(word, partials, audio));
    }
    if (same < settled) {
      settled = same;
    }
    while (settled < seen.size() && hasSettled(seen.get(settled), audio)) {
      settled++;
    }
    return settled;
  }

  /** Forgets the words: another utterance begins. */
  public void reset() {
    seen.clear();
    settled = 0;
  }

  private boolean hasSettled(Seen word, Duration audio) {
    return partials - word.partial + 1 >= agreeingPartials
        && audio.minus(word.audio).compareTo(agreeingAudio) >= 0;
  }

  private int sameAsBefore(List<String> words) {
    int same = 0;
    while (same < seen.size()
        && same < words.size()
        && seen.get(same).word.equals(words.get(same))) {
      same++;
    }
    return same;
  }
}
