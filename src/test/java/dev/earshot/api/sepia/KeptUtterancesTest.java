package dev.earshot.api.sepia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.TimeSpan;
import dev.earshot.transcript.Word;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptUtterancesTest {
  private static final TimeSpan SPAN = new TimeSpan(Duration.ZERO, Duration.ofSeconds(1));

  private final KeptUtterances kept = new KeptUtterances();

  @Test
  void aSingleOneHasItsAlternatives() {
    kept.add(List.of(utterance(2, 3)));
    assertThat(kept.all()).singleElement().matches(s -> s.alternatives().size() == 3);
  }

  @Test
  void ofSeveralOnlyTheBestIsKept() {
    kept.add(List.of(utterance(2, 3), utterance(1, 2)));
    assertThat(kept.all()).hasSize(2).allMatch(s -> s.alternatives().size() == 1);
  }

  @Test
  void ofVeryManyWordsOnlyTheTextIsKept() {
    for (int i = 0; i < 3; i++) {
      kept.add(List.of(utterance(KeptUtterances.MOST_WORDS / 2, 1)));
    }
    assertThat(kept.all()).hasSize(3);
    assertThat(kept.all().get(1).best().words()).hasSize(KeptUtterances.MOST_WORDS / 2);
    assertThat(kept.all().get(2).best().words()).isEmpty();
    assertThat(kept.all().get(2).best().text()).startsWith("a a a");
  }

  private static Segment utterance(int words, int alternatives) {
    List<Word> all = Collections.nCopies(words, Word.of("a", SPAN));
    return new Segment(SPAN, Collections.nCopies(alternatives, Hypothesis.ofWords(all, 1)));
  }
}
