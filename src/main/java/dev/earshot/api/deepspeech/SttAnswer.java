package dev.earshot.api.deepspeech;

import dev.earshot.transcript.Transcript;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;

/** A transcript as this protocol answers it. Thread-safe. */
final class SttAnswer {
  private static final double NANOS_PER_SECOND = 1e9;

  private SttAnswer() {}

  /**
   * {@code {"message", "time"}}, and {@code warnings} only when there is something to say.
   *
   * @param spent wall time from the end of the upload to the transcript, waiting included
   */
  static JsonObject of(Transcript transcript, Duration spent) {
    JsonObjectBuilder answer =
        Json.createObjectBuilder()
            .add("message", transcript.text())
            .add("time", spent.toNanos() / NANOS_PER_SECOND);
    if (!transcript.warnings().isEmpty()) {
      JsonArrayBuilder warnings = Json.createArrayBuilder();
      transcript.warnings().forEach(w -> warnings.add(w.message()));
      answer.add("warnings", warnings);
    }
    return answer.build();
  }
}
