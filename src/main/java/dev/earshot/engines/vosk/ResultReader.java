package dev.earshot.engines.vosk;

import dev.earshot.recognition.RecognitionException;
import dev.earshot.transcript.Confidence;
import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.SpeakerVector;
import dev.earshot.transcript.TimeSpan;
import dev.earshot.transcript.Word;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads the JSON of libvosk, of which it has several spellings. Stateless. */
final class ResultReader {
  private static final JsonReaderFactory JSON = Json.createReaderFactory(Map.of());

  // why: it writes numbers as the locale of the process wants them, and those that are none in C's
  // way; neither is JSON
  private static final Pattern DECIMAL_COMMA = Pattern.compile("(?<=\\d),(?=\\d{6}(?!\\d))");
  private static final Pattern NO_NUMBER = Pattern.compile("(?<=[:,\\[] ?)-?(?:nan|inf)\\b");

  private ResultReader() {}

  /**
   * The provisional words.
   *
   * @param upTo no word ends later
   */
  static Hypothesis partial(String json, Duration upTo) {
    JsonObject partial = parse(json);
    String text = partial.getString("partial", "");
    return new Hypothesis(text, words(partial, "partial_result", upTo), 0);
  }

  /**
   * A finished utterance.
   *
   * @param upTo no word ends later
   */
  static Heard result(String json, Duration upTo) {
    JsonObject result = parse(json);
    List<Hypothesis> alternatives = new ArrayList<>();
    if (result.get("alternatives") instanceof JsonArray several) {
      several.forEach(one -> alternatives.add(hypothesis(one.asJsonObject(), upTo)));
    } else {
      alternatives.add(hypothesis(result, upTo));
    }
    return new Heard(alternatives, speaker(result));
  }

  private static JsonObject parse(String json) {
    // why always: a list of numbers with decimal commas is JSON too, with twice as many numbers;
    // libvosk itself puts a space after the comma between two of them
    String points = DECIMAL_COMMA.matcher(json).replaceAll(".");
    return strictly(points)
        .or(() -> strictly(NO_NUMBER.matcher(points).replaceAll("null")))
        // why without a cause: it may quote what was said
        .orElseThrow(() -> new RecognitionException("the result of libvosk cannot be read"));
  }

  private static Optional<JsonObject> strictly(String json) {
    try (JsonReader reader = JSON.createReader(new StringReader(json))) {
      return Optional.of(reader.readObject());
    } catch (JsonException notJson) {
      return Optional.empty();
    }
  }

  private static Hypothesis hypothesis(JsonObject one, Duration upTo) {
    double score = number(one, "confidence").orElse(0);
    return new Hypothesis(one.getString("text", ""), words(one, "result", upTo), score);
  }

  private static List<Word> words(JsonObject owner, String key, Duration upTo) {
    List<Word> words = new ArrayList<>();
    Duration earliest = Duration.ZERO;
    if (owner.get(key) instanceof JsonArray list) {
      for (JsonObject word : list.getValuesAs(JsonObject.class)) {
        Duration start = time(word, "start", earliest, upTo);
        Duration end = time(word, "end", start, upTo);
        TimeSpan span = new TimeSpan(start, end);
        OptionalDouble confidence = number(word, "conf");
        String text = word.getString("word", "");
        words.add(
            confidence.isPresent()
                ? Word.of(text, span, Confidence.clamped(confidence.getAsDouble()))
                : Word.of(text, span));
        earliest = end;
      }
    }
    return words;
  }

  /** Averages of several paths may lie a little outside. */
  private static Duration time(JsonObject word, String key, Duration earliest, Duration latest) {
    Duration time = Duration.ofNanos(Math.round(number(word, key).orElse(0) * 1e9));
    Duration early = time.compareTo(latest) > 0 ? latest : time;
    return early.compareTo(earliest) < 0 ? earliest : early;
  }

  private static OptionalDouble number(JsonObject owner, String key) {
    JsonValue value = owner.get(key);
    double number = value instanceof JsonNumber some ? some.doubleValue() : Double.NaN;
    return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  private static Optional<SpeakerVector> speaker(JsonObject result) {
    if (!(result.get("spk") instanceof JsonArray list) || list.isEmpty()) {
      return Optional.empty();
    }
    float[] values = new float[list.size()];
    for (int i = 0; i < values.length; i++) {
      if (!(list.get(i) instanceof JsonNumber number)) {
        return Optional.empty();
      }
      values[i] = (float) number.doubleValue();
    }
    int frames = (int) number(result, "spk_frames").orElse(0);
    return Optional.of(new SpeakerVector(values, Math.max(0, frames)));
  }
}
