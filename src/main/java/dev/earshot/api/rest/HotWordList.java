package dev.earshot.api.rest;

import dev.earshot.recognition.HotWord;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hot words as a JSON array of objects with {@code word} and {@code boost}. One thread at a time.
 */
final class HotWordList {
  private static final String WORD = "word";
  private static final String BOOST = "boost";
  private static final String RULE = "a JSON array of objects with word and boost";
  private static final Set<String> MEMBERS = Set.of(WORD, BOOST);

  private final String field;
  private final int limit;
  private final FieldErrors errors;

  /**
   * @param field what they are called in errors
   * @param limit how many there may be
   * @param errors gets what is wrong with the first wrong one
   */
  HotWordList(String field, int limit, FieldErrors errors) {
    this.field = field;
    this.limit = limit;
    this.errors = errors;
  }

  /** The hot words; empty when something is wrong with them. */
  List<HotWord> parse(String json) {
    Optional<JsonArray> list = array(json);
    if (list.isEmpty()) {
      errors.add(field, RULE);
      return List.of();
    }
    if (list.get().size() > limit) {
      errors.add(field, "at most %d, not %d".formatted(limit, list.get().size()));
      return List.of();
    }
    List<HotWord> words = new ArrayList<>();
    for (JsonValue item : list.get()) {
      Optional<HotWord> word = word(item, field + "[" + words.size() + "]");
      if (word.isEmpty()) {
        return List.of();
      }
      words.add(word.get());
    }
    return words;
  }

  private static Optional<JsonArray> array(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readValue() instanceof JsonArray list ? Optional.of(list) : Optional.empty();
      // why so wide: parsers report too deep a nesting by a plain RuntimeException
    } catch (RuntimeException notJson) {
      return Optional.empty();
    }
  }

  private Optional<HotWord> word(JsonValue item, String place) {
    if (!(item instanceof JsonObject object) || !object.keySet().equals(MEMBERS)) {
      errors.add(place, "an object with word and boost, and nothing else");
    } else if (!(object.get(WORD) instanceof JsonString word)) {
      errors.add(place + "." + WORD, "text");
    } else if (!(object.get(BOOST) instanceof JsonNumber boost)) {
      errors.add(place + "." + BOOST, "a number");
    } else {
      return hotWord(word.getString().strip(), boost.doubleValue(), place);
    }
    return Optional.empty();
  }

  private Optional<HotWord> hotWord(String word, double boost, String place) {
    try {
      return Optional.of(new HotWord(word, boost));
    } catch (IllegalArgumentException e) {
      errors.add(place, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
