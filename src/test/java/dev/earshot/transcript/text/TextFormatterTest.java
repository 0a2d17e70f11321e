package dev.earshot.transcript.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.earshot.transcript.Confidence;
import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.SpeakerVector;
import dev.earshot.transcript.TimeSpan;
import dev.earshot.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormatterTest {
  private final TextFormatter english = TextFormatter.of("en").orElseThrow();

  static Stream<SpokenCase> cases() {
    return TextFormatter.LANGUAGES.stream()
        .sorted()
        .flatMap(language -> SpokenCase.in(language + ".tsv"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void writesWhatIsSaid(SpokenCase spoken) {
    spoken.holds();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void changesNothingThatIsWritten(SpokenCase spoken) {
    new SpokenCase(spoken.language(), spoken.written(), spoken.written()).holds();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "en-US", "en_GB", "EN", " en-Latn-US "})
  void goesByThePrimarySubtag(String tag) {
    assertThat(TextFormatter.of(tag)).containsSame(english);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nl", "eng", "english", "-", "../en"})
  void knowsNoOtherLanguage(String tag) {
    assertThat(TextFormatter.of(tag)).isEmpty();
  }

  @Test
  void saysWhichWordsATokenCameFrom() {
    assertThat(english.format(SpokenCase.words("wake me at seven forty five a m")).tokens())
        .containsExactly(
            new WrittenToken("wake", 0, 0),
            new WrittenToken("me", 1, 1),
            new WrittenToken("at", 2, 2),
            new WrittenToken("7:45", 3, 5),
            new WrittenToken("am", 6, 7));
  }

  @Test
  void givesWordsThatDisappearToTheirNeighbour() {
    TextFormatter german = TextFormatter.of("de").orElseThrow();
    assertThat(german.format(SpokenCase.words("um neun uhr zwanzig")).tokens())
        .containsExactly(
            new WrittenToken("um", 0, 0),
            new WrittenToken("9:20", 1, 1),
            new WrittenToken("Uhr", 2, 3));
  }

  @Test
  void keepsTimesAndIsAsSureAsTheLeastSureWord() {
    List<Word> words = List.of(word("take", 0, 0.9), word("twenty", 1, 0.8), word("two", 2, 0.6));
    Word joined = Word.of("22", span(1, 3), new Confidence(0.6));
    assertThat(english.format(Hypothesis.ofWords(words, -3)))
        .isEqualTo(Hypothesis.ofWords(List.of(words.get(0), joined), -3));
  }

  @Test
  void aTimeIsOneWordFromItsFirstToItsLast() {
    List<Word> words =
        List.of(word("at", 0, 0.9), word("seven", 1, 0.8), word("forty", 3, 1), word("five", 4, 1));
    assertThat(english.format(Hypothesis.ofWords(words, 0)))
        .isEqualTo(
            Hypothesis.ofWords(
                List.of(words.get(0), Word.of("7:45", span(1, 5), new Confidence(0.8))), 0));
  }

  @Test
  void aTextThatIsNotItsWordsIsWrittenOnItsOwn() {
    List<Word> words = List.of(word("twenty", 0, 1), word("two", 1, 1));
    assertThat(english.format(new Hypothesis("Twenty two, please.", words, 0)))
        .isEqualTo(
            new Hypothesis(
                "22, please.", List.of(Word.of("22", span(0, 2), new Confidence(1))), 0));
  }

  @Test
  void claimsNoConfidenceThatOneOfTheWordsLacks() {
    List<Word> words = List.of(word("twenty", 1, 0.8), Word.of("two", span(2, 3)));
    assertThat(english.format(Hypothesis.ofWords(words, 0)).words())
        .containsExactly(Word.of("22", span(1, 3)));
  }

  @Test
  void aHypothesisWithoutNumbersIsTheSame() {
    Hypothesis spoken = Hypothesis.ofWords(List.of(word("hello", 0, 0.5), word("you", 1, 1)), -1);
    assertThat(english.format(spoken)).isSameAs(spoken);
    Hypothesis nothing = new Hypothesis("", List.of(), 0);
    assertThat(english.format(nothing)).isSameAs(nothing);
  }

  @Test
  void aHypothesisWithoutWordTimesHasItsTextWritten() {
    assertThat(english.format(new Hypothesis("take  twenty two", List.of(), -1)))
        .isEqualTo(new Hypothesis("take 22", List.of(), -1));
  }

  @Test
  void aSegmentKeepsItsSpanAndSpeaker() {
    SpeakerVector speaker = new SpeakerVector(new float[] {1}, 10);
    Segment spoken = new Segment(span(0, 1), List.of(text("ten"), text("then")));
    Segment written = new Segment(span(0, 1), List.of(text("10"), text("then")));
    assertThat(english.format(spoken)).isEqualTo(written);
    assertThat(english.format(spoken.withSpeaker(speaker))).isEqualTo(written.withSpeaker(speaker));
  }

  @Test
  void refusesTheWordsOfAnotherText() {
    WrittenText text = english.format(List.of("twenty", "two"));
    assertThatThrownBy(() -> text.words(List.of(word("twenty", 0, 1))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quatre vingt", "cent", "mille", "un", "moins", "virgule un", "et dix"})
  void isQuickHoweverLongANumberGoesOn(String phrase) {
    TextFormatter french = TextFormatter.of("fr").orElseThrow();
    List<String> words = new ArrayList<>();
    Collections.nCopies(100_000, phrase).forEach(p -> words.addAll(SpokenCase.words(p)));
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> french.format(words));
  }

  @Test
  void isQuickHoweverManyDecimalsThereAre() {
    List<String> words = new ArrayList<>(List.of("zero", "point"));
    words.addAll(Collections.nCopies(200_000, "zero"));
    words.addAll(Collections.nCopies(200_000, "one"));
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> english.format(words));
  }

  @Test
  void isQuickHoweverManyAccentsALetterHas() {
    List<String> words = List.of("a" + "\u0301\u0323".repeat(500_000));
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThat(english.format(words).text()).isEqualTo(words.get(0)));
  }

  @Test
  void isQuickHoweverLongAWordIs() {
    TextFormatter german = TextFormatter.of("de").orElseThrow();
    List<String> words = List.of("ein".repeat(1_000_000), "-".repeat(1_000_000), "zwei");
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThat(german.format(words).tokens()).last().extracting("text").isEqualTo("2"));
  }

  private static Hypothesis text(String text) {
    return new Hypothesis(text, List.of(), 0);
  }

  private static Word word(String text, int second, double confidence) {
    return Word.of(text, span(second, second + 1), new Confidence(confidence));
  }

  private static TimeSpan span(int start, int end) {
    return new TimeSpan(Duration.ofSeconds(start), Duration.ofSeconds(end));
  }
}
