package dev.earshot.engines.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.recognition.Grammar;
import dev.earshot.transcript.Warning;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhrasesTest {
  private static final Set<String> WORDS =
      Set.of(
          "one",
          "two",
          "\u00fcber",
          "Paris",
          "quo\"te",
          "back\\slash",
          "[unk]",
          "<eps>",
          "#0",
          "<s>",
          "</s>");

  private static Phrases phrases(String... phrases) {
    return new Phrases(new Grammar(List.of(phrases)), WORDS::contains);
  }

  @Test
  void phrasesAreAnArrayOfStrings() {
    assertThat(phrases("one two", "two", "[unk]").json())
        .isEqualTo("[\"one two\",\"two\",\"[unk]\"]");
  }

  @Test
  void wordsAreWrittenAsTheVocabularyHasThem() {
    assertThat(phrases(" ONE   Two\t", "\u00dcBER", "Paris").json())
        .isEqualTo("[\"one two\",\"\u00fcber\",\"Paris\"]");
  }

  @Test
  void quotesAndBackslashesAreEscaped() {
    assertThat(phrases("quo\"te back\\slash").json()).isEqualTo("[\"quo\\\"te back\\\\slash\"]");
  }

  @Test
  void aPhraseIsListedOnce() {
    assertThat(phrases("one", "ONE").json()).isEqualTo("[\"one\"]");
  }

  @Test
  void unknownWordsLeaveTheirPhraseAndAreNamedOnce() {
    Phrases phrases = phrases("one three", "three", "a\u0000b");
    assertThat(phrases.json()).isEqualTo("[\"one\"]");
    assertThat(phrases.warnings())
        .containsExactly(
            new Warning(
                "unknown-grammar-word",
                "the model does not know these words of the grammar: three, a\ufffdb"));
  }

  @Test
  void noMoreThanTwentyWordsAreNamed() {
    String[] many = IntStream.range(0, 25).mapToObj(i -> "x" + i).toArray(String[]::new);
    assertThat(phrases(many).warnings().get(0).message()).endsWith("x19 and 5 more");
  }

  @Test
  void marksOfTheVocabularyAreNoWords() {
    assertThat(phrases("<eps>", "#0", "<s> </s>", "", "  ").isEmpty()).isTrue();
    assertThat(phrases("one").isEmpty()).isFalse();
    assertThat(phrases("one").warnings()).isEmpty();
  }
}
