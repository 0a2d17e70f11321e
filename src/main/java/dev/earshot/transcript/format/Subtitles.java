package dev.earshot.transcript.format;

import dev.earshot.transcript.TimeSpan;
import dev.earshot.transcript.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lays a transcript out as cues. Thread-safe. */
public final class Subtitles {
  private Subtitles() {}

  /**
   * Every word of the best wordings once and in order, in cues that do not overlap and end with the
   * audio at the latest. Takes time and memory in proportion to the words.
   *
   * <p>If there are more words than milliseconds, a word takes a millisecond nevertheless.
   */
  public static List<Cue> of(Transcript transcript, SubtitleLayout layout) {
    TimedWords words = TimedWords.of(transcript, layout.lineLength());
    LineBreaker lineBreaker = new LineBreaker(layout);
    CueTimes times = new CueTimes(words, layout);
    List<Cue> cues = new ArrayList<>();
    int from = 0;
    for (int to : new CueSplitter(words, layout, times).ends()) {
      TimeSpan span =
          new TimeSpan(
              Duration.ofMillis(words.get(from).startMillis()),
              Duration.ofMillis(times.endMillis(from, to)));
      cues.add(new Cue(span, lineBreaker.lines(words.between(from, to))));
      from = to;
    }
    return cues;
  }
}
