package dev.earshot.engines.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.recognition.RecognitionException;
import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.SpeakerVector;
import dev.earshot.transcript.Word;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultReaderTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static Hypothesis best(String json) {
    return ResultReader.result(json, MINUTE).spoken().get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\": \"\"}",
        "{\n  \"text\" : \"\"\n}",
        "{\"alternatives\" : [{\"text\": \"\", \"confidence\" : 1.0}] }"
      })
  void everySpellingOfNothingSaysNothing(String json) {
    assertThat(ResultReader.result(json, MINUTE).spoken()).isEmpty();
    assertThat(ResultReader.partial(json, MINUTE).text()).isEmpty();
  }

  @Test
  void wordsHaveTheirTimesAndConfidences() {
    Hypothesis best =
        best(
            "{\"result\" : [{\"conf\" : 0.819933, \"end\" : 0.840000, \"start\" : 0.480000,"
                + " \"word\" : \"one\"}], \"text\" : \"one\"}");
    Word word = best.words().get(0);
    assertThat(word.span().start()).isEqualTo(Duration.ofMillis(480));
    assertThat(word.span().end()).isEqualTo(Duration.ofMillis(840));
    assertThat(word.confidence().orElseThrow().value()).isEqualTo(0.819933);
  }

  @Test
  void aTextWithoutWordsIsKept() {
    assertThat(best("{\"text\" : \"one two\"}")).isEqualTo(new Hypothesis("one two", List.of(), 0));
  }

  @Test
  void alternativesKeepTheirScores() {
    Heard heard =
        ResultReader.result(
            "{\"alternatives\" : [{\"confidence\" : 213.456, \"result\" : [{\"end\" : 0.84,"
                + " \"start\" : 0.48, \"word\" : \"one\"}], \"text\" : \"one\"},"
                + " {\"confidence\" : -2.5, \"text\" : \"on\"},"
                + " {\"confidence\" : -3.5, \"text\" : \"on\"}, {\"text\" : \"\"}]}",
            MINUTE);
    assertThat(heard.spoken()).extracting(Hypothesis::text).containsExactly("one", "on");
    assertThat(heard.spoken()).extracting(Hypothesis::score).containsExactly(213.456, -2.5);
    assertThat(heard.spoken().get(0).words().get(0).confidence()).isEmpty();
  }

  @Test
  void timesOutsideTheAudioAndOverlapsArePutRight() {
    Hypothesis best =
        ResultReader.result(
                "{\"result\" : [{\"start\" : -0.1, \"end\" : 0.5, \"word\" : \"a\"},"
                    + " {\"start\" : 0.4, \"end\" : 0.3, \"word\" : \"b\"},"
                    + " {\"start\" : 0.9, \"end\" : 9.0, \"word\" : \"c\"}], \"text\" : \"a b c\"}",
                Duration.ofSeconds(1))
            .spoken()
            .get(0);
    assertThat(best.words())
        .extracting(w -> w.span().start().toMillis() + "-" + w.span().end().toMillis())
        .containsExactly("0-500", "500-500", "900-1000");
  }

  @Test
  void confidencesStayWithinTheirRange() {
    Hypothesis best =
        best(
            "{\"result\" : [{\"conf\" : 1.000002, \"word\" : \"a\"}, {\"conf\" : -0.1,"
                + " \"word\" : \"b\"}], \"text\" : \"a b\"}");
    assertThat(best.words())
        .extracting(w -> w.confidence().orElseThrow().value())
        .containsExactly(1.0, 0.0);
  }

  @Test
  void numbersThatAreNoneAreLeftOut() {
    Heard heard =
        ResultReader.result(
            "{\"alternatives\" : [{\"confidence\" : -inf, \"result\" : [{\"conf\" : -nan,"
                + " \"end\" : nan, \"start\" : 0.1, \"word\" : \"nan\"}], \"text\" : \"nan\"}]}",
            MINUTE);
    Hypothesis best = heard.spoken().get(0);
    assertThat(best.score()).isZero();
    assertThat(best.text()).isEqualTo("nan");
    assertThat(best.words().get(0).confidence()).isEmpty();
  }

  @Test
  void decimalCommasOfALocaleAreUnderstood() {
    Hypothesis best =
        best(
            "{\"result\" : [{\"conf\" : 0,819933, \"end\" : 12,840000, \"start\" : 0,480000,"
                + " \"word\" : \"one\"}], \"text\" : \"one\"}");
    assertThat(best.words().get(0).confidence().orElseThrow().value()).isEqualTo(0.819933);
    assertThat(best.words().get(0).span().end()).isEqualTo(Duration.ofMillis(12_840));
  }

  @Test
  void theSpeakerIsRead() {
    String values = "-0.500000, 1.250000" + ", 0.000000".repeat(126);
    Heard heard =
        ResultReader.result(
            "{\"spk\" : [" + values + "], \"spk_frames\" : 187, \"text\" : \"one\"}", MINUTE);
    SpeakerVector speaker = heard.speaker().orElseThrow();
    assertThat(speaker.frames()).isEqualTo(187);
    assertThat(speaker.values()).hasSize(128).startsWith(-0.5f, 1.25f);
  }

  @Test
  void theSpeakerIsReadWithDecimalCommasAndLeftOutWhenItIsNoNumber() {
    String commas = Collections.nCopies(128, "0,123456").stream().collect(Collectors.joining(", "));
    Heard heard =
        ResultReader.result(
            "{\"spk\" : [" + commas + "], \"spk_frames\" : 60, \"text\" : \"one\"}", MINUTE);
    assertThat(heard.speaker().orElseThrow().values()).hasSize(128).contains(0.123456f);
    assertThat(ResultReader.result("{\"spk\" : [nan], \"text\" : \"\"}", MINUTE).speaker())
        .isEmpty();
  }

  @Test
  void whatIsNoJsonIsAnErrorThatQuotesNothing() {
    assertThatThrownBy(() -> ResultReader.result("{\"text\" : \"secret", MINUTE))
        .isInstanceOf(RecognitionException.class)
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @Test
  void quotesInWordsAreUnescaped() {
    assertThat(best("{\"text\" : \"a \\\"b\\\" \\\\ \u00fc\"}").text())
        .isEqualTo("a \"b\" \\ \u00fc");
  }
}
