package dev.earshot.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageMatchTest {
  private static final List<String> TAGS = List.of("en-GB", "en-us", "en-US", "de-DE", "nl");

  @ParameterizedTest
  @CsvSource({
    "en-US, en-us",
    "en_us, en-us",
    "EN-GB, en-GB",
    "en, en-GB",
    "en-AU, en-GB",
    "de, de-DE",
    "de-AT, de-DE",
    "nl-BE, nl",
    "nl, nl"
  })
  void theSameTagGoesBeforeTheSameLanguage(String language, String found) {
    assertThat(LanguageMatch.find(TAGS, Function.identity(), language)).contains(found);
  }

  @ParameterizedTest
  @CsvSource({"xx", "e", "''", "english", "-US", "d"})
  void nothingElseMatches(String language) {
    assertThat(LanguageMatch.find(TAGS, Function.identity(), language)).isEmpty();
  }

  @Test
  void ofNothingThereIsNothing() {
    assertThat(LanguageMatch.find(List.<String>of(), Function.identity(), "en")).isEmpty();
  }
}
