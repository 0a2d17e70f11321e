package dev.earshot.api.vosk;

import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.ModelId;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads {@code config} messages. Stateless. Keys that this protocol does not have are ignored. */
final class VoskConfig {
  private static final int MOST_ALTERNATIVES = 100;
  private static final int MOST_PHRASES = 10_000;
  private static final int LONGEST_PHRASE = 1_000;

  private VoskConfig() {}

  /** A value that cannot be used. */
  static final class BadConfigException extends Exception {
    private static final long serialVersionUID = 1;

    BadConfigException(String message) {
      super(message);
    }
  }

  /**
   * The settings with what a message changes of them.
   *
   * @param installed whether there is a model of that name
   * @throws BadConfigException naming the key; nothing is to be changed then
   */
  static VoskSettings apply(JsonObject config, VoskSettings before, Predicate<ModelId> installed)
      throws BadConfigException {
    return new VoskSettings(
        rate(config.get("sample_rate"), before.format()),
        flag("words", config.get("words"), before.words()),
        flag("partial_words", config.get("partial_words"), before.partialWords()),
        alternatives(config.get("max_alternatives"), before.maxAlternatives()),
        phrases(config.get("phrase_list"), before.phrases()),
        model(config.get("model"), before.model(), installed));
  }

  private static PcmFormat rate(@Nullable JsonValue value, PcmFormat before)
      throws BadConfigException {
    if (value == null) {
      return before;
    }
    double rate = number(value);
    if (!(rate >= PcmFormat.MIN_RATE_HZ && rate <= PcmFormat.MAX_RATE_HZ)) {
      throw new BadConfigException(
          "sample_rate is a number from %d to %d"
              .formatted(PcmFormat.MIN_RATE_HZ, PcmFormat.MAX_RATE_HZ));
    }
    return new PcmFormat((int) Math.round(rate));
  }

  private static boolean flag(String key, @Nullable JsonValue value, boolean before)
      throws BadConfigException {
    if (value == null) {
      return before;
    }
    if (value instanceof JsonNumber number) {
      return number.doubleValue() != 0;
    }
    return switch (value.getValueType()) {
      case TRUE -> true;
      case FALSE -> false;
      default -> throw new BadConfigException(key + " is true, false, 1 or 0");
    };
  }

  private static int alternatives(@Nullable JsonValue value, int before) throws BadConfigException {
    if (value == null) {
      return before;
    }
    double count = number(value);
    if (!(count >= 0 && count <= MOST_ALTERNATIVES)) {
      throw new BadConfigException("max_alternatives is a number from 0 to " + MOST_ALTERNATIVES);
    }
    return (int) count;
  }

  /** A number, also written as a string, as the original takes it; NaN for anything else. */
  private static double number(JsonValue value) {
    if (value instanceof JsonNumber number) {
      return number.doubleValue();
    }
    try {
      return value instanceof JsonString text ? Double.parseDouble(text.getString()) : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static List<String> phrases(@Nullable JsonValue value, List<String> before)
      throws BadConfigException {
    if (value == null) {
      return before;
    }
    if (!(value instanceof JsonArray array) || array.size() > MOST_PHRASES) {
      throw new BadConfigException(
          "phrase_list is a list of at most %d strings".formatted(MOST_PHRASES));
    }
    for (JsonValue phrase : array) {
      if (!(phrase instanceof JsonString text) || text.getString().length() > LONGEST_PHRASE) {
        throw new BadConfigException(
            "phrase_list holds strings of at most %d characters".formatted(LONGEST_PHRASE));
      }
    }
    return array.getValuesAs(JsonString.class).stream()
        .map(text -> text.getString().strip())
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static @Nullable ModelId model(
      @Nullable JsonValue value, @Nullable ModelId before, Predicate<ModelId> installed)
      throws BadConfigException {
    if (value == null) {
      return before;
    }
    String name = value instanceof JsonString text ? text.getString() : "";
    return ModelId.parse(name)
        .filter(installed)
        .orElseThrow(() -> new BadConfigException("model is not the name of an installed model"));
  }
}
