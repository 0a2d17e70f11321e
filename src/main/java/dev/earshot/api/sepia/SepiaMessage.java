package dev.earshot.api.sepia;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;

/**
 * What a client says in JSON. Immutable.
 *
 * @param type e.g. {@code welcome}
 * @param id that the client counts its messages with
 * @param data empty when there is none
 * @param clientId empty when there is none
 * @param token empty when there is none
 */
record SepiaMessage(String type, long id, JsonObject data, String clientId, String token) {
  /** Empty for what is no message of this protocol. */
  static Optional<SepiaMessage> parse(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue() instanceof JsonObject object ? of(object) : Optional.empty();
      // why so wide: parsers report too deep a nesting by a plain RuntimeException
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<SepiaMessage> of(JsonObject object) {
    if (!(object.get("type") instanceof JsonString type)
        || !(object.get("msg_id") instanceof JsonNumber id)
        || !id.isIntegral()
        || !isAbsentOr(object, "data", JsonValue.ValueType.OBJECT)
        || !isAbsentOr(object, "client_id", JsonValue.ValueType.STRING)
        || !isAbsentOr(object, "access_token", JsonValue.ValueType.STRING)) {
      return Optional.empty();
    }
    JsonObject data =
        object.get("data") instanceof JsonObject given ? given : JsonValue.EMPTY_JSON_OBJECT;
    return Optional.of(
        new SepiaMessage(
            type.getString(),
            id.longValue(),
            data,
            text(object, "client_id"),
            text(object, "access_token")));
  }

  private static boolean isAbsentOr(JsonObject object, String name, JsonValue.ValueType type) {
    JsonValue.ValueType given = object.getOrDefault(name, JsonValue.NULL).getValueType();
    return given == JsonValue.ValueType.NULL || given == type;
  }

  private static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text ? text.getString() : "";
  }

  @Override
  public String toString() {
    // why: tokens stay secret
    return "SepiaMessage[" + type + " " + id + "]";
  }
}
