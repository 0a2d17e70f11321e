package dev.earshot.engines.pocketsphinx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodedWordTest {
  private static DecodedWord word(String label) {
    return new DecodedWord(label, 0, 1, 1);
  }

  @ParameterizedTest
  @CsvSource({"read,read", "read(2),read", "read(12),read", "(odd),(odd)", "o'clock,o'clock"})
  void textHasNoPronunciationMark(String label, String text) {
    assertThat(word(label).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<s>", "</s>", "<sil>", "[NOISE]", "[SPEECH]", "++UM++", "(NULL)"})
  void soundsAreNoWords(String label) {
    assertThat(word(label).isFiller()).isTrue();
  }

  @Test
  void aPathKeepsItsWordsOnly() {
    var path = new DecodedPath(List.of(word("<s>"), word("i"), word("read(2)"), word("</s>")), -5);
    assertThat(path.text()).isEqualTo("i read");
  }
}
