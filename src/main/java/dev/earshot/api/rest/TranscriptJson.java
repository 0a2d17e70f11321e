package dev.earshot.api.rest;

import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.TimeSpan;
import dev.earshot.transcript.Transcript;
import dev.earshot.transcript.Word;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.OptionalDouble;

/** Transcripts as this protocol shows them. Thread-safe. */
final class TranscriptJson {
  private static final int DECIMALS = 3;

  private TranscriptJson() {}

  /** The best wording of each segment. */
  static JsonObject of(Transcript transcript, ModelDescriptor model) {
    JsonArrayBuilder segments = Json.createArrayBuilder();
    transcript.segments().forEach(s -> segments.add(json(s)));
    JsonArrayBuilder warnings = Json.createArrayBuilder();
    transcript
        .warnings()
        .forEach(
            w ->
                warnings.add(
                    Json.createObjectBuilder().add("code", w.code()).add("message", w.message())));
    return Json.createObjectBuilder()
        .add("text", transcript.text())
        .add("duration", seconds(transcript.audioLength()))
        .add("language", model.language())
        .add("model", model.id().value())
        .add("segments", segments)
        .add("warnings", warnings)
        .build();
  }

  private static JsonObjectBuilder json(Segment segment) {
    Hypothesis best = segment.best();
    JsonArrayBuilder words = Json.createArrayBuilder();
    best.words().forEach(w -> words.add(json(w)));
    JsonObjectBuilder json = timed(segment.span()).add("text", best.text());
    confidence(best).ifPresent(c -> json.add("confidence", rounded(c)));
    return json.add("words", words);
  }

  private static JsonObjectBuilder json(Word word) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("word", word.text());
    json.addAll(timed(word.span()));
    word.confidence().ifPresent(c -> json.add("confidence", rounded(c.value())));
    return json;
  }

  /** The mean of its words; none unless each of them has one. */
  private static OptionalDouble confidence(Hypothesis best) {
    return best.words().stream().allMatch(w -> w.confidence().isPresent())
        ? best.words().stream()
            .flatMap(w -> w.confidence().stream())
            .mapToDouble(c -> c.value())
            .average()
        : OptionalDouble.empty();
  }

  private static JsonObjectBuilder timed(TimeSpan span) {
    return Json.createObjectBuilder()
        .add("start", seconds(span.start()))
        .add("end", seconds(span.end()));
  }

  // why cut off and not rounded: subtitles made of this have the times that the server's have
  private static JsonValue seconds(Duration time) {
    return Json.createValue(BigDecimal.valueOf(time.toMillis(), DECIMALS));
  }

  private static JsonValue rounded(double value) {
    return Json.createValue(BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP));
  }
}
