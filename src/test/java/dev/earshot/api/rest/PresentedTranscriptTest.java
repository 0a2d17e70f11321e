package dev.earshot.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.AudioSource;
import dev.earshot.recognition.EngineId;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.ModelId;
import dev.earshot.transcript.Confidence;
import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.TimeSpan;
import dev.earshot.transcript.Transcript;
import dev.earshot.transcript.Warning;
import dev.earshot.transcript.Word;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresentedTranscriptTest {
  private static final Duration LENGTH = Duration.ofMillis(2_005);
  private static final Warning WARNING = new Warning("some-code", "Some sentence");

  private static TranscriptWish wish(String language, boolean written) {
    ModelDescriptor model =
        new ModelDescriptor(new ModelId("m"), new EngineId("e"), language, "/models/m");
    return new TranscriptWish(AudioSource.of(Path.of("a.wav")), model, List.of(), written);
  }

  private static TimeSpan span(long startMillis, long endMillis) {
    return new TimeSpan(Duration.ofMillis(startMillis), Duration.ofMillis(endMillis));
  }

  private static Transcript heard() {
    Word twenty = Word.of("twenty", span(100, 900), new Confidence(0.5));
    Word five = Word.of("five", span(900, 2_010), new Confidence(1));
    Segment silent = new Segment(span(0, 100), List.of(Hypothesis.ofWords(List.of(), 0)));
    Segment spoken =
        new Segment(span(100, 2_010), List.of(Hypothesis.ofWords(List.of(twenty, five), 0)));
    return new Transcript(List.of(silent, spoken), LENGTH, List.of(WARNING));
  }

  @Test
  void allTimesAreInsideTheSoundAndSilenceIsNoSegment() {
    Transcript shown = PresentedTranscript.of(heard(), wish("en-US", false));
    assertThat(shown.segments()).hasSize(1);
    assertThat(shown.segments().get(0).span()).isEqualTo(span(100, 2_005));
    assertThat(shown.segments().get(0).best().words().get(1))
        .isEqualTo(Word.of("five", span(900, 2_005), new Confidence(1)));
    assertThat(shown.text()).isEqualTo("twenty five");
    assertThat(shown.warnings()).containsExactly(WARNING);
  }

  @Test
  void numbersAreWrittenInTheModelsLanguage() {
    Transcript shown = PresentedTranscript.of(heard(), wish("en-US", true));
    assertThat(shown.text()).isEqualTo("25");
    assertThat(shown.segments().get(0).best().words())
        .containsExactly(Word.of("25", span(100, 2_005), new Confidence(0.5)));
    assertThat(PresentedTranscript.of(heard(), wish("de", true)).text()).isEqualTo("twenty five");
  }

  @Test
  void aLanguageWithoutRulesIsSaid() {
    Transcript shown = PresentedTranscript.of(heard(), wish("tlh", true));
    assertThat(shown.text()).isEqualTo("twenty five");
    assertThat(shown.warnings())
        .containsExactly(
            WARNING,
            new Warning(
                "not-written", "Numbers stay words: there are no rules for the language tlh"));
  }

  @Test
  void jsonHasThreeDecimalsAndTheMeanOfTheWords() {
    TranscriptWish wish = wish("en-US", false);
    Transcript shown = PresentedTranscript.of(heard(), wish);
    assertThat(TranscriptJson.of(shown, wish.model()).toString())
        .isEqualTo(
            "{\"text\":\"twenty five\",\"duration\":2.005,\"language\":\"en-US\",\"model\":\"m\","
                + "\"segments\":[{\"start\":0.100,\"end\":2.005,\"text\":\"twenty five\","
                + "\"confidence\":0.750,\"words\":["
                + "{\"word\":\"twenty\",\"start\":0.100,\"end\":0.900,\"confidence\":0.500},"
                + "{\"word\":\"five\",\"start\":0.900,\"end\":2.005,\"confidence\":1.000}]}],"
                + "\"warnings\":[{\"code\":\"some-code\",\"message\":\"Some sentence\"}]}");
  }

  @Test
  void whatHasNoConfidenceShowsNone() {
    Segment sure =
        new Segment(span(0, 1), List.of(Hypothesis.ofWords(List.of(Word.of("so", span(0, 1))), 0)));
    Transcript transcript = new Transcript(List.of(sure), LENGTH, List.of());
    assertThat(TranscriptJson.of(transcript, wish("en", false).model()).toString())
        .doesNotContain("confidence");
  }
}
