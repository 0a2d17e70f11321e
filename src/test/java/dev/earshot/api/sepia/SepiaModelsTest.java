package dev.earshot.api.sepia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.recognition.EngineId;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.ModelId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SepiaModelsTest {
  private static final List<SepiaModel> MODELS =
      List.of(
          model("us:assistant", "en-US", "assistant"),
          model("gb", "en-GB", null),
          model("us:dictation", "en-US", "dictation"),
          model("de:assistant", "de-DE", "assistant"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | us:assistant",
        "{'language': 'en-US'} | us:assistant",
        "{'language': 'en_GB'} | gb",
        "{'language': 'en'} | us:assistant",
        "{'language': 'en-US', 'task': 'dictation'} | us:dictation",
        "{'language': 'en-GB', 'task': 'dictation'} | us:dictation",
        "{'language': 'de', 'task': 'dictation'} | de:assistant",
        "{'language': 'de', 'model': 'gb', 'task': 'dictation'} | gb"
      })
  void theFirstThatFitsIsChosen(String options, String name) throws BadOptionException {
    assertThat(SepiaModels.choose(MODELS, options(options)).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'language': 'xx'} | No ASR model for language: xx",
        "{'model': 'us'} | Failed to create processor: ModelNotFound",
        "{'task': 'assistant'} | A task needs a language."
      })
  void whatDoesNotFitIsNamed(String options, String message) {
    assertThatThrownBy(() -> SepiaModels.choose(MODELS, options(options))).hasMessage(message);
  }

  private static SepiaOptions options(String text) throws BadOptionException {
    try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      JsonObject data = reader.readObject();
      return SepiaOptions.parse(data, 10);
    }
  }

  private static SepiaModel model(String name, String language, String task) {
    ModelDescriptor descriptor =
        new ModelDescriptor(new ModelId("m"), new EngineId("test"), language, "/m");
    return new SepiaModel(name, language, Optional.ofNullable(task), descriptor);
  }
}
