package dev.earshot.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.recognition.EngineId;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.ModelId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageMatchTest {
  private static final List<ModelDescriptor> MODELS =
      List.of(
          model("british", "en-GB"),
          model("american", "en-us"),
          model("american-too", "en-US"),
          model("german", "de-DE"),
          model("dutch", "nl"));

  @ParameterizedTest
  @CsvSource({
    "en-US, american",
    "en_us, american",
    "EN-GB, british",
    "en, british",
    "en-AU, british",
    "de, german",
    "de-AT, german",
    "nl-BE, dutch",
    "nl, dutch"
  })
  void theSameTagGoesBeforeTheSameLanguage(String language, String model) {
    assertThat(LanguageMatch.find(MODELS, m -> false, language))
        .map(m -> m.id().value())
        .contains(model);
  }

  @ParameterizedTest
  @CsvSource({"en-US, american-too", "en-GB, british", "en, american-too", "de, german"})
  void aPreferredModelGoesBeforeOthersThatMatchAsWell(String language, String model) {
    assertThat(LanguageMatch.find(MODELS, m -> m.id().value().equals("american-too"), language))
        .map(m -> m.id().value())
        .contains(model);
  }

  @ParameterizedTest
  @CsvSource({"xx", "e", "''", "english", "-US", "d"})
  void nothingElseMatches(String language) {
    assertThat(LanguageMatch.find(MODELS, m -> true, language)).isEmpty();
  }

  @Test
  void withoutModelsThereIsNone() {
    assertThat(LanguageMatch.find(List.of(), m -> true, "en")).isEmpty();
  }

  private static ModelDescriptor model(String name, String language) {
    return new ModelDescriptor(
        ModelId.parse(name).orElseThrow(), new EngineId("test"), language, "/" + name);
  }
}
