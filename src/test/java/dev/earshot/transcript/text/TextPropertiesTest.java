package dev.earshot.transcript.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any words, tried with many random texts of each language. */
class TextPropertiesTest {
  private static final int TEXTS = 20_000;
  private static final int LONGEST = 9;
  private static final List<String> OTHERS =
      List.of("lorem", "x", "", "5", "3,", "9:20", "2nd", "-", "¿", "a.b", "😀", "42.", "e-mail");

  static Stream<String> languages() {
    return TextFormatter.LANGUAGES.stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void tokensCoverAllWordsInOrderExactlyOnce(String language) {
    TextFormatter formatter = TextFormatter.of(language).orElseThrow();
    for (List<String> words : texts(language)) {
      int next = 0;
      for (WrittenToken token : formatter.format(words).tokens()) {
        assertThat(token.first()).as("%s", words).isEqualTo(next);
        next = token.last() + 1;
      }
      assertThat(next).as("%s", words).isEqualTo(words.size());
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void writtenTextStaysAsItIs(String language) {
    TextFormatter formatter = TextFormatter.of(language).orElseThrow();
    for (List<String> words : texts(language)) {
      List<String> once = written(formatter, words);
      assertThat(written(formatter, once)).as("%s", words).isEqualTo(once);
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void wordsThatAreNoNumbersStayAsTheyAre(String language) {
    TextFormatter formatter = TextFormatter.of(language).orElseThrow();
    Lexer lexer = new Lexer(GrammarFile.load(language));
    for (List<String> words : texts(language)) {
      List<String> plain =
          words.stream().filter(w -> lexer.read(List.of(w)).get(0).atoms().isEmpty()).toList();
      assertThat(written(formatter, plain)).isEqualTo(plain);
    }
  }

  private static List<String> written(TextFormatter formatter, List<String> words) {
    return formatter.format(words).tokens().stream().map(WrittenToken::text).toList();
  }

  private static List<List<String>> texts(String language) {
    Grammar grammar = GrammarFile.load(language);
    List<String> numbers = List.copyOf(new TreeSet<>(grammar.atoms().keySet()));
    Set<String> known = new TreeSet<>(grammar.literals());
    known.addAll(numbers);
    List<String> all = List.copyOf(known);
    List<String> doubtful =
        numbers.stream().filter(w -> isDoubtful(grammar.atoms().get(w))).toList();
    Random random = new Random(20_26);
    List<List<String>> texts = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      List<String> words = new ArrayList<>();
      for (int length = 1 + random.nextInt(LONGEST); length > 0; length--) {
        words.add(
            switch (random.nextInt(6)) {
              case 0, 1 -> any(numbers, random);
              case 2 -> any(doubtful, random);
              case 3, 4 -> any(all, random) + (random.nextInt(8) == 0 ? "," : "");
              default -> any(OTHERS, random);
            });
      }
      texts.add(words);
    }
    return texts;
  }

  private static boolean isDoubtful(Atom atom) {
    return !atom.counts() || atom.use() != Atom.Use.ALWAYS;
  }

  private static String any(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }
}
