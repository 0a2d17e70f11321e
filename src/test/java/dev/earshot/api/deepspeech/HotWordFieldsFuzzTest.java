package dev.earshot.api.deepspeech;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.earshot.api.upload.FormField;
import dev.earshot.recognition.HotWord;
import dev.earshot.testing.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any form fields: a hot word each or a bad request. Input: lines of name, equals sign, value. */
@FuzzTarget
class HotWordFieldsFuzzTest {
  private static final int MAX_MESSAGE = 300;

  @FuzzTest
  void anyFields(byte[] input) {
    List<FormField> fields =
        new String(input, StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.split("=", 2))
            .map(pair -> new FormField(pair[0], pair.length == 1 ? "" : pair[1]))
            .toList();
    try {
      List<HotWord> words = HotWordFields.parse(fields);
      assertThat(words).hasSameSizeAs(fields);
      for (HotWord word : words) {
        assertThat(word.word()).isNotBlank().hasSizeLessThanOrEqualTo(HotWord.MAX_LENGTH);
        assertThat(word.boost()).isFinite();
      }
    } catch (BadRequestException refused) {
      assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(MAX_MESSAGE);
    }
  }
}
