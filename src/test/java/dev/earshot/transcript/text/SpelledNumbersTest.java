package dev.earshot.transcript.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers that are spelled out come back as their digits. */
class SpelledNumbersTest {
  static Stream<String> languages() {
    return TextFormatter.LANGUAGES.stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void allBelowTenThousand(String language) {
    comeBack(language, IntStream.range(0, 10_000));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void manyBelowABillion(String language) {
    comeBack(language, new Random(1).ints(20_000, 0, 1_000_000_000));
    comeBack(language, IntStream.rangeClosed(1, 999).map(n -> n * 1_000));
    comeBack(language, IntStream.rangeClosed(1, 999).map(n -> n * 1_000_000));
    comeBack(language, IntStream.rangeClosed(1, 999).map(n -> n * 1_001_000));
    comeBack(language, IntStream.rangeClosed(1, 999).map(n -> n * 1_000_001));
  }

  private static void comeBack(String language, IntStream numbers) {
    TextFormatter formatter = TextFormatter.of(language).orElseThrow();
    numbers.forEach(
        number -> {
          String spoken = Speller.spell(language, number);
          assertThat(formatter.format(SpokenCase.words(spoken)).text())
              .as(spoken)
              .isEqualTo(Integer.toString(number));
        });
  }
}
