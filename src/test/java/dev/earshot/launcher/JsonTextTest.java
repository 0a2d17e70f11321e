package dev.earshot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "a \"quote\"", "back\\slash", "line\nbreak", "$1", "ü€"})
  void readsWhatItWrites(String text) {
    String quoted = JsonText.quote(text);

    assertThat(JsonText.unquote(quoted.substring(1, quoted.length() - 1))).isEqualTo(text);
  }
}
