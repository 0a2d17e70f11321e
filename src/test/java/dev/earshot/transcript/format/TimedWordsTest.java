package dev.earshot.transcript.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.earshot.transcript.Transcript;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimedWordsTest {
  private static final int LINE = 42;

  @Test
  void wordsKeepTheirTimes() {
    Transcript transcript = new Spoken().pause(100).says("one", 300).says("two", 200).transcript();
    assertThat(words(transcript))
        .containsExactly(
            new TimedWord("one", 3, 100, 400, false), new TimedWord("two", 3, 400, 600, true));
  }

  @Test
  void aTextIsSpreadInProportionToTheLengthOfItsWords() {
    Transcript transcript = new Spoken().pause(1000).textOnly("a  bbb cccccc", 1000).transcript();
    assertThat(words(transcript))
        .containsExactly(
            new TimedWord("a", 1, 1000, 1100, false),
            new TimedWord("bbb", 3, 1100, 1400, false),
            new TimedWord("cccccc", 6, 1400, 2000, true));
  }

  @Test
  void severalWordsInOneAreSpreadToo() {
    Transcript transcript = new Spoken().word("new\nyork", 0, 700).transcript();
    assertThat(words(transcript))
        .extracting(TimedWord::text, TimedWord::startMillis)
        .containsExactly(tuple("new", 0L), tuple("york", 300L));
  }

  @Test
  void wordsThatOverlapOrGoBackAreCutAndMoved() {
    Transcript transcript =
        new Spoken().word("one", 0, 900).word("two", 500, 800).word("back", 100, 300).transcript();
    assertThat(words(transcript))
        .containsExactly(
            new TimedWord("one", 3, 0, 500, false),
            new TimedWord("two", 3, 500, 501, false),
            new TimedWord("back", 4, 501, 502, true));
  }

  @Test
  void wordsAfterTheAudiosEndHaveItsLastMilliseconds() {
    Transcript transcript =
        new Spoken().word("one", 900, 2000).word("two", 3000, 3500).transcript(1000);
    assertThat(words(transcript))
        .containsExactly(
            new TimedWord("one", 3, 900, 999, false), new TimedWord("two", 3, 999, 1000, true));
  }

  @Test
  void moreWordsThanMillisecondsHaveOneEach() {
    Transcript transcript = new Spoken().textOnly("a b c d", 0).transcript(2);
    assertThat(words(transcript))
        .extracting(TimedWord::startMillis)
        .containsExactly(0L, 1L, 2L, 3L);
  }

  @Test
  void anOverlongWordIsNotBrokenInsideACharacter() {
    String faces = "\ud83d\ude00".repeat(43);
    assertThat(words(new Spoken().textOnly(faces, 1000).transcript()))
        .extracting(TimedWord::text, TimedWord::length)
        .containsExactly(
            tuple("\ud83d\ude00".repeat(21), 21), tuple("\ud83d\ude00".repeat(22), 22));
  }

  @Test
  void punctuationIsSeenBehindClosingQuotesAndBrackets() {
    assertThat(word("end.")).matches(TimedWord::endsSentence);
    assertThat(word("end?\u201d)")).matches(TimedWord::endsSentence);
    assertThat(word("\u3002")).matches(TimedWord::endsSentence);
    assertThat(word("half,\"")).matches(TimedWord::endsClause).matches(w -> !w.endsSentence());
    assertThat(word("3.5")).matches(w -> !w.endsSentence());
    assertThat(word(")")).matches(w -> !w.endsSentence() && !w.endsClause());
  }

  private static TimedWord word(String text) {
    return new TimedWord(text, text.length(), 0, 1, false);
  }

  private static List<TimedWord> words(Transcript transcript) {
    TimedWords words = TimedWords.of(transcript, LINE);
    return IntStream.range(0, words.size()).mapToObj(words::get).toList();
  }
}
