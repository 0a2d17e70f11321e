package dev.earshot.engines.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.PcmChunk;
import dev.earshot.recognition.Grammar;
import dev.earshot.recognition.HotWord;
import dev.earshot.recognition.Listening;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.RecognitionUpdate;
import dev.earshot.recognition.Recognizer;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.recognition.TestSpeech;
import dev.earshot.recognition.UnsupportedOptionException;
import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.TimeSpan;
import dev.earshot.transcript.Warning;
import dev.earshot.transcript.Word;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes out of the real library, and what the options change. */
class VoskResultsIT {
  private static final RecognitionOptions PLAIN = RecognitionOptions.defaults();
  private static final String DIGITS = "one two three four five six seven eight nine zero";
  private static SpeechModel model;

  @BeforeAll
  static void load() {
    model = DigitsModel.load();
  }

  @AfterAll
  static void unload() {
    if (model != null) {
      model.close();
    }
  }

  private static PcmChunk digits() {
    return TestSpeech.clip("vosk-digits-rms.wav");
  }

  private static PcmChunk commands() {
    return TestSpeech.clip("vosk-digits-slt.wav");
  }

  @Test
  void anotherVoiceIsHeardAsWell() {
    assertThat(Listening.text(Listening.to(model, PLAIN, commands())))
        .isEqualTo("hello world start three seven stop");
  }

  @Test
  void wordsOfASingleBestHaveConfidencesAndTheSegmentIsAsLongAsItsWords() {
    Segment segment = Listening.to(model, PLAIN, digits()).get(0);
    List<Word> words = segment.best().words();
    assertThat(words).hasSize(10).allMatch(w -> w.confidence().orElseThrow().value() > 0.3);
    assertThat(segment.span())
        .isEqualTo(new TimeSpan(words.get(0).span().start(), words.get(9).span().end()));
    assertThat(segment.best().score()).isZero();
    assertThat(segment.speaker()).isEmpty();
  }

  @Test
  void alternativesHaveScoresInDescendingOrderAndNoConfidences() {
    Segment segment = Listening.to(model, PLAIN.withMaxAlternatives(5), digits()).get(0);
    assertThat(segment.alternatives()).hasSizeBetween(2, 5);
    List<Double> scores = segment.alternatives().stream().map(Hypothesis::score).toList();
    assertThat(scores).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(segment.best().words()).hasSize(10).allMatch(w -> w.confidence().isEmpty());
  }

  @Test
  void theLibraryEndsAnUtteranceInAPauseAndTheNextKeepsTheClock() {
    PcmChunk twice = TestSpeech.join(digits(), TestSpeech.silence(2), digits());
    try (Recognizer recognizer = model.newRecognizer(PLAIN)) {
      List<Segment> finals = Listening.feed(recognizer, twice, Duration.ofMillis(20));
      assertThat(finals).extracting(s -> s.best().text()).containsExactly(DIGITS);
      List<Segment> rest = recognizer.finish();
      assertThat(rest).extracting(s -> s.best().text()).containsExactly(DIGITS);
      Duration first = finals.get(0).span().start();
      Duration second = rest.get(0).span().start();
      Duration offset = digits().duration().plusSeconds(2);
      assertThat(second.minus(first).minus(offset).abs()).isLessThan(Duration.ofMillis(70));
    }
  }

  @Test
  void theClockGoesOnOverManyEndsOfUtterances() {
    try (Recognizer recognizer = model.newRecognizer(PLAIN)) {
      Duration first = null;
      for (int i = 0; i < 4; i++) {
        Listening.feed(recognizer, digits(), Duration.ofMillis(100));
        Segment segment = recognizer.endUtterance().get(0);
        assertThat(segment.best().text()).isEqualTo(DIGITS);
        Duration start = segment.span().start();
        first = i == 0 ? start : first;
        Duration expected = first.plus(digits().duration().multipliedBy(i));
        assertThat(start.minus(expected).abs()).isLessThan(Duration.ofMillis(10));
      }
    }
  }

  @Test
  void aChunkWithSeveralUtterancesLosesNone() {
    PcmChunk pause = TestSpeech.silence(1.5);
    PcmChunk several = TestSpeech.join(digits(), pause, commands(), pause, digits(), pause);
    List<String> texts = new ArrayList<>();
    try (Recognizer recognizer = model.newRecognizer(PLAIN)) {
      assertThat(recognizer.accept(several)).isInstanceOf(RecognitionUpdate.Final.class);
      assertThat(recognizer.accept(TestSpeech.silence(0)))
          .isInstanceOf(RecognitionUpdate.Final.class);
      recognizer.finish().forEach(s -> texts.add(s.best().text()));
    }
    assertThat(texts).last().isEqualTo(DIGITS);
  }

  @Test
  void whatTheLibraryHasNotDecodedAtAFinalIsHeardWhenTheStreamEndsThere() {
    int heard = 0;
    for (int pause = 300; pause <= 600; pause += 20) {
      PcmChunk silence = TestSpeech.silence(pause / 1000.0);
      heard += restAfterTheFirstFinal(TestSpeech.join(digits(), silence, digits())).size();
    }
    assertThat(heard).isPositive();
  }

  /** Feeds frames until the first final, then ends the stream at once. */
  private static List<Segment> restAfterTheFirstFinal(PcmChunk stream) {
    try (Recognizer recognizer = model.newRecognizer(PLAIN)) {
      for (int from = 0; from + 320 <= stream.length(); from += 320) {
        if (recognizer.accept(stream.slice(from, from + 320)) instanceof RecognitionUpdate.Final) {
          return recognizer.finish();
        }
      }
      return List.of();
    }
  }

  @Test
  void partialsHaveWordsOnlyWhenAsked() {
    assertThat(lastPartial(PLAIN).words()).isEmpty();
    Hypothesis withWords = lastPartial(PLAIN.withPartialWords(true));
    assertThat(withWords.words()).isNotEmpty();
    assertThat(withWords.text())
        .isEqualTo(String.join(" ", withWords.words().stream().map(Word::text).toList()));
  }

  private static Hypothesis lastPartial(RecognitionOptions options) {
    Hypothesis last = null;
    try (Recognizer recognizer = model.newRecognizer(options)) {
      for (int from = 0; from < digits().length(); from += 320) {
        RecognitionUpdate update =
            recognizer.accept(digits().slice(from, Math.min(from + 320, digits().length())));
        last = update instanceof RecognitionUpdate.Partial p ? p.hypothesis() : last;
      }
    }
    return last;
  }

  @Test
  void aGrammarRestrictsWhatIsHeard() {
    Grammar some = new Grammar(List.of("one two", "FIVE", "zero"));
    String text = Listening.text(Listening.to(model, PLAIN.withGrammar(some), digits()));
    assertThat(text.split(" ")).isSubsetOf("one", "two", "five", "zero").contains("five", "zero");
    assertThat(Listening.text(Listening.to(model, PLAIN, digits()))).isEqualTo(DIGITS);
  }

  @Test
  void garbageMayTakeThePlaceOfWhatTheGrammarLacks() {
    Grammar some = new Grammar(List.of("one two", "[unk]"));
    try (Recognizer recognizer = model.newRecognizer(PLAIN.withGrammar(some))) {
      assertThat(recognizer.warnings()).isEmpty();
      recognizer.accept(digits());
      assertThat(Listening.text(recognizer.finish())).contains("[unk]");
    }
  }

  @Test
  void unknownWordsOfAGrammarAreNamedAndTheOthersUsed() {
    Grammar some = new Grammar(List.of("one zeppelin two", "marzipan"));
    try (Recognizer recognizer = model.newRecognizer(PLAIN.withGrammar(some))) {
      assertThat(recognizer.warnings())
          .extracting(Warning::code)
          .containsOnly("unknown-grammar-word");
      assertThat(recognizer.warnings().get(0).message()).contains("zeppelin, marzipan");
      recognizer.accept(digits());
      assertThat(Listening.text(recognizer.finish()).split(" ")).isSubsetOf("one", "two");
    }
  }

  @Test
  void aGrammarWithoutAnyKnownWordIsRefused() {
    for (List<String> phrases :
        List.of(List.of("zeppelin"), List.of("<eps>", "#0"), List.of(" "))) {
      assertThatThrownBy(() -> model.newRecognizer(PLAIN.withGrammar(new Grammar(phrases))))
          .isInstanceOf(UnsupportedOptionException.class)
          .hasMessageContaining("grammar")
          .hasMessageContaining("none of its words");
    }
  }

  @Test
  void whatTheModelCannotDoIsRefused() {
    List<HotWord> hotWords = List.of(new HotWord("one", 10));
    assertThatThrownBy(() -> model.newRecognizer(PLAIN.withHotWords(hotWords)))
        .isInstanceOf(UnsupportedOptionException.class);
    int tooMany = model.capabilities().maxAlternatives() + 1;
    assertThatThrownBy(() -> model.newRecognizer(PLAIN.withMaxAlternatives(tooMany)))
        .isInstanceOf(UnsupportedOptionException.class);
  }

  @Test
  void aModelWithAStaticGraphHearsTheSameAndRefusesGrammars(@TempDir Path folder)
      throws IOException {
    try (SpeechModel large = DigitsModel.load(DigitsModel.staticCopy(folder.resolve("large")))) {
      assertThat(large.capabilities().grammar()).isFalse();
      assertThat(Listening.text(Listening.to(large, PLAIN, digits()))).isEqualTo(DIGITS);
      Grammar some = new Grammar(List.of("one two"));
      assertThatThrownBy(() -> large.newRecognizer(PLAIN.withGrammar(some)))
          .isInstanceOf(UnsupportedOptionException.class);
    }
  }
}
