package dev.earshot.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.transcript.Confidence;
import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.TimeSpan;
import dev.earshot.transcript.Word;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Finals as they are written. */
class FinalMessageTest {
  private static final TimeSpan SPAN = span(1_234_567, 2_000_000);

  @Test
  void timesHaveThreeDecimalsAndTheConfidenceIsTheMean() {
    Segment segment =
        new Segment(
            SPAN,
            List.of(
                Hypothesis.ofWords(
                    List.of(
                        Word.of("one", span(1_300_000, 1_500_499), new Confidence(0.5)),
                        Word.of("two", span(1_500_500, 1_900_000), new Confidence(1))),
                    0)));
    assertThat(FinalMessage.of(3, segment, 1).build().toString())
        .isEqualTo(
            "{\"type\":\"final\",\"segment\":3,\"start\":1.235,\"end\":2.000,\"text\":\"one two\","
                + "\"confidence\":0.750,\"words\":["
                + "{\"word\":\"one\",\"start\":1.300,\"end\":1.500,\"confidence\":0.500},"
                + "{\"word\":\"two\",\"start\":1.500,\"end\":1.900,\"confidence\":1.000}]}");
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    Segment segment =
        new Segment(SPAN, List.of(Hypothesis.ofWords(List.of(Word.of("one", SPAN)), 0)));
    assertThat(FinalMessage.of(0, segment, 1).build())
        .doesNotContainKeys("confidence", "alternatives");
  }

  @Test
  void alternativesAreTheOthersAndNoMoreThanAskedFor() {
    Segment segment =
        new Segment(
            SPAN,
            List.of(
                new Hypothesis("a", List.of(), 0),
                new Hypothesis("b", List.of(), 0),
                new Hypothesis("c", List.of(), 0)));
    assertThat(FinalMessage.of(0, segment, 2).build().getJsonArray("alternatives").toString())
        .isEqualTo("[{\"text\":\"b\"}]");
    assertThat(FinalMessage.of(0, segment, 9).build().getJsonArray("alternatives")).hasSize(2);
  }

  private static TimeSpan span(long startMicros, long endMicros) {
    return new TimeSpan(Duration.ofNanos(startMicros * 1_000), Duration.ofNanos(endMicros * 1_000));
  }
}
