package dev.earshot.api.sepia;

import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.HotWord;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads options by one of their names. One thread. What is null or an empty text counts as absent;
 * options that this protocol does not have are never asked for.
 */
final class OptionReader {
  private static final int MOST_ALTERNATIVES = 100;
  private static final int MOST_PHRASES = 10_000;
  private static final int LONGEST_TEXT = 1_000;

  private final JsonObject data;

  OptionReader(JsonObject data) {
    this.data = data;
  }

  int rate(String name, int absent) throws BadOptionException {
    return (int) Math.round(number(absent, PcmFormat.MIN_RATE_HZ, PcmFormat.MAX_RATE_HZ, name));
  }

  int count(String name, int absent) throws BadOptionException {
    return (int) number(absent, 0, MOST_ALTERNATIVES, name);
  }

  boolean flag(String... names) throws BadOptionException {
    JsonValue value = find(names);
    if (value == null) {
      return false;
    }
    return switch (value.getValueType()) {
      case TRUE -> true;
      case FALSE -> false;
      default -> throw new BadOptionException(names[0] + " is true or false.");
    };
  }

  Optional<String> text(String... names) throws BadOptionException {
    JsonValue value = find(names);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonString text && text.getString().length() <= LONGEST_TEXT) {
      return Optional.of(text.getString());
    }
    throw new BadOptionException(
        "%s is a text of at most %d characters.".formatted(names[0], LONGEST_TEXT));
  }

  List<String> phrases(String... names) throws BadOptionException {
    List<String> phrases = new ArrayList<>();
    for (JsonValue one : array(MOST_PHRASES, names)) {
      if (!(one instanceof JsonString text) || text.getString().length() > LONGEST_TEXT) {
        throw new BadOptionException(
            "%s holds texts of at most %d characters.".formatted(names[0], LONGEST_TEXT));
      }
      if (!text.getString().isBlank()) {
        phrases.add(text.getString().strip());
      }
    }
    return phrases;
  }

  List<HotWord> hotWords(int most, String... names) throws BadOptionException {
    List<HotWord> hotWords = new ArrayList<>();
    for (JsonValue one : array(most, names)) {
      if (!(one instanceof JsonObject object)) {
        throw new BadOptionException(names[0] + " holds objects such as {\"word\": 5.0}.");
      }
      for (Map.Entry<String, JsonValue> entry : object.entrySet()) {
        hotWords.add(hotWord(names[0], entry.getKey(), entry.getValue()));
      }
    }
    if (hotWords.size() > most) {
      throw new BadOptionException("%s holds at most %d words.".formatted(names[0], most));
    }
    return hotWords;
  }

  private static HotWord hotWord(String name, String word, JsonValue boost)
      throws BadOptionException {
    if (!(boost instanceof JsonNumber number)) {
      throw new BadOptionException("%s: the boost of '%s' is a number.".formatted(name, word));
    }
    try {
      return new HotWord(word, number.doubleValue());
    } catch (IllegalArgumentException e) {
      throw new BadOptionException(name + ": " + e.getMessage());
    }
  }

  private JsonArray array(int most, String... names) throws BadOptionException {
    JsonValue value = find(names);
    if (value == null) {
      return JsonValue.EMPTY_JSON_ARRAY;
    }
    if (value instanceof JsonArray array && array.size() <= most) {
      return array;
    }
    throw new BadOptionException("%s is a list of at most %d.".formatted(names[0], most));
  }

  /** A number, also written as a text. */
  private double number(double absent, double least, double most, String... names)
      throws BadOptionException {
    JsonValue value = find(names);
    double number = value == null ? absent : numberOf(value);
    if (number >= least && number <= most) {
      return number;
    }
    throw new BadOptionException(
        "%s is a number from %.0f to %.0f.".formatted(names[0], least, most));
  }

  private static double numberOf(JsonValue value) {
    if (value instanceof JsonNumber number) {
      return number.doubleValue();
    }
    try {
      return value instanceof JsonString text ? Double.parseDouble(text.getString()) : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private @Nullable JsonValue find(String... names) {
    for (String name : names) {
      JsonValue value = data.get(name);
      boolean absent =
          value == null
              || value.getValueType() == JsonValue.ValueType.NULL
              || value instanceof JsonString text && text.getString().isEmpty();
      if (!absent) {
        return value;
      }
    }
    return null;
  }
}
