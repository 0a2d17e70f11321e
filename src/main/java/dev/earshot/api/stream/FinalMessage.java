package dev.earshot.api.stream;

import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.TimeSpan;
import dev.earshot.transcript.Word;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.OptionalDouble;

/** A final as this protocol writes it. Stateless. */
final class FinalMessage {
  private FinalMessage() {}

  /**
   * @param number of the segment in its stream, from 0
   * @param alternatives wordings that were asked for, the best one counted
   */
  static JsonObjectBuilder of(int number, Segment segment, int alternatives) {
    Hypothesis best = segment.best();
    JsonObjectBuilder message =
        span(StreamOutbox.message(ServerType.FINAL).add("segment", number), segment.span())
            .add("text", best.text());
    confidence(best).ifPresent(mean -> message.add("confidence", StreamOutbox.decimal(mean)));
    message.add("words", words(best));
    if (alternatives > 1) {
      message.add("alternatives", others(segment.alternatives(), alternatives));
    }
    return message;
  }

  private static JsonObjectBuilder span(JsonObjectBuilder object, TimeSpan span) {
    return object
        .add("start", StreamOutbox.seconds(span.start()))
        .add("end", StreamOutbox.seconds(span.end()));
  }

  private static OptionalDouble confidence(Hypothesis best) {
    return best.words().stream()
        .flatMap(word -> word.confidence().stream())
        .mapToDouble(confidence -> confidence.value())
        .average();
  }

  private static JsonArrayBuilder words(Hypothesis best) {
    JsonArrayBuilder words = StreamOutbox.JSON.createArrayBuilder();
    for (Word word : best.words()) {
      JsonObjectBuilder one =
          span(StreamOutbox.JSON.createObjectBuilder().add("word", word.text()), word.span());
      word.confidence().ifPresent(c -> one.add("confidence", StreamOutbox.decimal(c.value())));
      words.add(one);
    }
    return words;
  }

  private static JsonArrayBuilder others(List<Hypothesis> all, int alternatives) {
    JsonArrayBuilder others = StreamOutbox.JSON.createArrayBuilder();
    for (Hypothesis other : all.subList(1, Math.min(all.size(), alternatives))) {
      others.add(StreamOutbox.JSON.createObjectBuilder().add("text", other.text()));
    }
    return others;
  }
}
