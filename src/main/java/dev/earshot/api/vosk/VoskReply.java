package dev.earshot.api.vosk;

import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.SpeakerVector;
import dev.earshot.transcript.Warning;
import dev.earshot.transcript.Word;
import dev.earshot.transcription.live.Heard;
import dev.earshot.transcription.live.LivePartial;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is heard as this protocol writes it. Stateless. */
final class VoskReply {
  // why kept: looking the factory up costs more than all else here
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
  private static final int DECIMALS = 6;
  private static final String NO_PARTIAL = "{\"partial\" : \"\"}";

  private VoskReply() {}

  static String partial(Heard heard, boolean words) {
    LivePartial partial = heard.partial();
    String text = partial.text();
    if (text.isEmpty() && heard.warnings().isEmpty()) {
      return NO_PARTIAL;
    }
    JsonObjectBuilder reply = JSON.createObjectBuilder().add("partial", text);
    if (words && !partial.words().isEmpty()) {
      reply.add("partial_result", words(partial.words(), true));
    }
    return written(reply, heard.warnings());
  }

  /** All finals as one: a client expects one result for what it sent. */
  static String result(Heard heard, VoskSettings settings) {
    List<Segment> finals = heard.finals();
    JsonObjectBuilder reply = JSON.createObjectBuilder();
    if (settings.maxAlternatives() > 0) {
      reply.add("alternatives", alternatives(finals, settings));
    } else {
      List<Word> words = finals.stream().flatMap(s -> s.best().words().stream()).toList();
      if (settings.words() && !words.isEmpty()) {
        reply.add("result", words(words, true));
      }
      reply.add("text", text(finals));
    }
    finals.stream()
        .flatMap(s -> s.speaker().stream())
        .reduce((a, b) -> b)
        .ifPresent(s -> add(reply, s));
    return written(reply, heard.warnings());
  }

  static String error(String reason) {
    return JSON.createObjectBuilder().add("error", reason).build().toString();
  }

  private static String text(List<Segment> finals) {
    return finals.stream()
        .map(s -> s.best().text())
        .filter(t -> !t.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static JsonArrayBuilder alternatives(List<Segment> finals, VoskSettings settings) {
    List<Hypothesis> hypotheses = joined(finals);
    if (hypotheses.isEmpty()) {
      return JSON.createArrayBuilder()
          .add(JSON.createObjectBuilder().add("text", "").add("confidence", 1.0));
    }
    JsonArrayBuilder alternatives = JSON.createArrayBuilder();
    for (Hypothesis hypothesis :
        hypotheses.subList(0, Math.min(hypotheses.size(), settings.maxAlternatives()))) {
      JsonObjectBuilder one =
          JSON.createObjectBuilder().add("confidence", decimal(hypothesis.score()));
      if (settings.words() && !hypothesis.words().isEmpty()) {
        one.add("result", words(hypothesis.words(), false));
      }
      alternatives.add(one.add("text", hypothesis.text()));
    }
    return alternatives;
  }

  /** Of several segments the best wordings are one; a single one has all its alternatives. */
  private static List<Hypothesis> joined(List<Segment> finals) {
    if (finals.size() == 1) {
      return finals.get(0).alternatives();
    }
    if (finals.isEmpty()) {
      return List.of();
    }
    List<Word> words = new ArrayList<>();
    double score = 0;
    for (Segment segment : finals) {
      words.addAll(segment.best().words());
      score += segment.best().score();
    }
    return List.of(new Hypothesis(text(finals), words, score));
  }

  private static JsonArrayBuilder words(List<Word> words, boolean confidence) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    for (Word word : words) {
      JsonObjectBuilder one = JSON.createObjectBuilder();
      if (confidence) {
        // why 1: it is what clients expect to find, and some engines have no other
        one.add("conf", decimal(word.confidence().map(c -> c.value()).orElse(1.0)));
      }
      array.add(
          one.add("end", seconds(word.span().end()))
              .add("start", seconds(word.span().start()))
              .add("word", word.text()));
    }
    return array;
  }

  private static void add(JsonObjectBuilder reply, SpeakerVector speaker) {
    JsonArrayBuilder values = JSON.createArrayBuilder();
    for (float value : speaker.values()) {
      values.add(decimal(value));
    }
    reply.add("spk", values).add("spk_frames", speaker.frames());
  }

  private static String written(JsonObjectBuilder reply, List<Warning> warnings) {
    if (!warnings.isEmpty()) {
      JsonArrayBuilder texts = JSON.createArrayBuilder();
      warnings.forEach(w -> texts.add(w.message()));
      reply.add("warnings", texts);
    }
    JsonObject object = reply.build();
    return object.toString();
  }

  private static BigDecimal seconds(Duration time) {
    return decimal(time.toNanos() / 1e9);
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}
