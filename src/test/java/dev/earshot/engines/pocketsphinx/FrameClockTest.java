package dev.earshot.engines.pocketsphinx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.PcmFormat;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Word;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameClockTest {
  private static final PcmFormat FORMAT = new PcmFormat(16_000);

  /** An utterance that begins after one second; its first half second is silent and left out. */
  private static FrameClock clock() {
    var clock = new FrameClock(FORMAT, 160, 16_000);
    for (int position = 50; position < 150; position++) {
      clock.add(new CepstralFrame(position, new float[] {1}));
    }
    return clock;
  }

  private static DecodedPath path(DecodedWord... words) {
    return new DecodedPath(List.of(words), -100);
  }

  @Test
  void silenceLeftOutCountsInTheTimes() {
    Word word = clock().provisional(path(new DecodedWord("hello", 10, 19, 1))).words().get(0);
    assertThat(word.span().start()).isEqualTo(Duration.ofMillis(1600));
    assertThat(word.span().end()).isEqualTo(Duration.ofMillis(1700));
  }

  @Test
  void wordsEndBeforeTheUtteranceDoes() {
    Segment segment =
        clock().segment(List.of(path(new DecodedWord("late", 90, 102, 1))), 39_900).orElseThrow();
    assertThat(segment.best().words().get(0).span().end()).isEqualTo(FORMAT.durationOf(39_900));
    assertThat(segment.span().start()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aPosteriorSlightlyAboveOneIsFullConfidence() {
    Segment segment =
        clock().segment(List.of(path(new DecodedWord("sure", 0, 9, 1.001))), 40_000).orElseThrow();
    assertThat(segment.best().words().get(0).confidence().orElseThrow().value()).isEqualTo(1);
  }

  @Test
  void anUtteranceWithoutWordsIsNoSegment() {
    assertThat(clock().segment(List.of(path(new DecodedWord("<sil>", 0, 9, 1))), 40_000)).isEmpty();
  }

  @Test
  void holdsUtterancesOfAnyLength() {
    var clock = new FrameClock(FORMAT, 160, 0);
    for (int position = 0; position < 5_000; position++) {
      clock.add(new CepstralFrame(position, new float[] {1}));
    }
    assertThat(
            clock
                .provisional(path(new DecodedWord("end", 4_999, 4_999, 1)))
                .words()
                .get(0)
                .span()
                .end())
        .isEqualTo(Duration.ofSeconds(50));
  }
}
