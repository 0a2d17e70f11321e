package dev.earshot.api.deepspeech;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a JSON body, in the words of the original's validation library. One thread at
 * a time.
 */
final class Violations {
  private record Violation(String entry, String rule, JsonValue constraint) {}

  private final List<Violation> found = new ArrayList<>();

  void add(String entry, String rule, JsonValue constraint) {
    found.add(new Violation(entry, rule, constraint));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  JsonObject body() {
    JsonArrayBuilder invalid = Json.createArrayBuilder();
    found.forEach(
        v -> invalid.add(entry("json_data_property", v.entry(), v.rule(), v.constraint())));
    return error("validation_failed", "Validation failed.", invalid);
  }

  /** For a body that is not there at all. */
  static JsonObject noBody() {
    return error(
        "unsupported_media_type",
        "Expected JSON body.",
        Json.createArrayBuilder().add(entry("request_body", "", "json", JsonValue.TRUE)));
  }

  private static JsonObject entry(String type, String entry, String rule, JsonValue constraint) {
    return Json.createObjectBuilder()
        .add("entry_type", type)
        .add("entry", entry)
        .add("rule", rule)
        .add("constraint", constraint)
        .build();
  }

  private static JsonObject error(String type, String message, JsonArrayBuilder invalid) {
    return Json.createObjectBuilder()
        .add(
            "error",
            Json.createObjectBuilder()
                .add("type", type)
                .add("message", message)
                .add("invalid", invalid))
        .build();
  }
}
