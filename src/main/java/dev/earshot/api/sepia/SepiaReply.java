package dev.earshot.api.sepia;

import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.SpeakerVector;
import dev.earshot.transcript.Word;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What this server says in this protocol. Stateless. */
final class SepiaReply {
  // why kept: looking the factory up costs more than all else here
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
  private static final int DECIMALS = 6;
  private static final int OK = 200;

  private SepiaReply() {}

  static String welcome(long id, JsonObject settings, JsonObject options) {
    return message("welcome", id, OK)
        .add("info", JSON.createObjectBuilder(settings).add("options", options))
        .build()
        .toString();
  }

  static String audioEnd(long id) {
    return message("response", id, OK).add("response", "audioend").build().toString();
  }

  static String ping(long id) {
    return message("ping", id, OK).build().toString();
  }

  /** To anything that has no meaning: what was said. */
  static String chat(long id, JsonObject data) {
    return message("chat", id, OK)
        .add("data", JSON.createObjectBuilder().add("text", "You wrote: " + data))
        .build()
        .toString();
  }

  static String error(long id, int code, String name, String text) {
    return message("error", id, code).add("name", name).add("message", text).build().toString();
  }

  static String partial(long id, String transcript, boolean words, List<String> warnings) {
    JsonObjectBuilder features = JSON.createObjectBuilder();
    if (words) {
      features.add("words", JsonValue.EMPTY_JSON_ARRAY);
    }
    return written(result(id, transcript, false, -1).add("features", features), warnings);
  }

  static String last(long id, SepiaResult result, SepiaOptions options, List<String> warnings) {
    JsonObjectBuilder features = JSON.createObjectBuilder();
    if (options.words()) {
      features.add("words", words(result.words(), options.alternatives() == 0));
    }
    if (options.speaker()) {
      result.speaker().ifPresent(s -> features.add("speaker_vector", values(s)));
    }
    JsonObjectBuilder reply =
        result(id, result.transcript(), true, result.confidence()).add("features", features);
    if (options.alternatives() == 0 || result.isEmpty()) {
      reply.add("alternatives", JsonValue.EMPTY_JSON_ARRAY);
    } else if (!result.others().isEmpty()) {
      reply.add("alternatives", others(result.others(), options.words()));
    }
    return written(reply, warnings);
  }

  private static String written(JsonObjectBuilder reply, List<String> warnings) {
    if (!warnings.isEmpty()) {
      reply.add("warnings", JSON.createArrayBuilder(warnings));
    }
    return reply.build().toString();
  }

  private static JsonObjectBuilder message(String type, long id, int code) {
    return JSON.createObjectBuilder().add("type", type).add("msg_id", id).add("code", code);
  }

  private static JsonObjectBuilder result(
      long id, String transcript, boolean last, double confidence) {
    JsonObjectBuilder reply =
        message("result", id, OK).add("transcript", transcript).add("isFinal", last);
    return confidence == -1
        ? reply.add("confidence", -1)
        : reply.add("confidence", decimal(confidence));
  }

  private static JsonArrayBuilder others(List<Hypothesis> others, boolean words) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    for (Hypothesis other : others) {
      JsonObjectBuilder one =
          JSON.createObjectBuilder()
              .add("text", other.text())
              .add("confidence", decimal(other.score()));
      if (words) {
        one.add("result", words(other.words(), false));
      }
      array.add(one);
    }
    return array;
  }

  private static JsonArrayBuilder words(List<Word> words, boolean confidence) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    for (Word word : words) {
      JsonObjectBuilder one =
          JSON.createObjectBuilder()
              .add("word", word.text())
              .add("start", seconds(word.span().start()))
              .add("end", seconds(word.span().end()));
      if (confidence) {
        word.confidence().ifPresent(c -> one.add("conf", decimal(c.value())));
      }
      array.add(one);
    }
    return array;
  }

  private static JsonArrayBuilder values(SpeakerVector speaker) {
    JsonArrayBuilder values = JSON.createArrayBuilder();
    for (float value : speaker.values()) {
      values.add(decimal(value));
    }
    return values;
  }

  private static BigDecimal seconds(Duration time) {
    return decimal(time.toNanos() / 1e9);
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}
