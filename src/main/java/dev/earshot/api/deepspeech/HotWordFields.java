package dev.earshot.api.deepspeech;

import dev.earshot.api.upload.FormField;
import dev.earshot.recognition.HotWord;
import java.util.List;

/** Form fields as hot words: the name is the word, the value its boost. Thread-safe. */
final class HotWordFields {
  private HotWordFields() {}

  /**
   * @throws BadRequestException naming the field that is no hot word
   */
  static List<HotWord> parse(List<FormField> fields) {
    return fields.stream().map(HotWordFields::parse).toList();
  }

  private static HotWord parse(FormField field) {
    String word = field.name() == null ? "" : field.name().trim();
    try {
      return new HotWord(word, Double.parseDouble(field.value().trim()));
    } catch (NumberFormatException e) {
      throw new BadRequestException(
          "Boost of hot-word '%s' is not a number".formatted(shortened(word)), e);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(
          "Hot-word '%s': %s".formatted(shortened(word), e.getMessage()), e);
    }
  }

  private static String shortened(String word) {
    return word.length() <= 40 ? word : word.substring(0, 40) + "...";
  }
}
