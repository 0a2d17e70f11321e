package dev.earshot.api.stream;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A JSON message of the client. Immutable.
 *
 * @param seq the number that the client gave it; null when it gave none
 */
record ClientMessage(Type type, JsonObject fields, @Nullable Long seq) {
  /** The types of the messages that clients send. */
  enum Type {
    START,
    CONFIGURE,
    FLUSH,
    FINISH;

    /** As it is written. */
    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Type> of(String wire) {
      return Arrays.stream(values()).filter(t -> t.wire().equals(wire)).findFirst();
    }
  }

  private static final String TYPES =
      Arrays.stream(Type.values()).map(Type::wire).collect(Collectors.joining(", "));

  private static final String NO_OBJECT = "a text is one JSON object";

  /**
   * Reads a text.
   *
   * @throws BadMessageException when it is none of this protocol
   */
  static ClientMessage parse(String text) throws BadMessageException {
    JsonObject fields = object(text);
    Long seq = seq(fields);
    if (!(fields.get("type") instanceof JsonString name)) {
      throw new BadMessageException(
              ErrorCode.BAD_MESSAGE, "type: a text is needed, one of " + TYPES)
          .answering(seq);
    }
    Type type = Type.of(name.getString()).orElse(null);
    if (type == null) {
      throw new BadMessageException(
              ErrorCode.UNKNOWN_TYPE, "type: there is none of that name, only " + TYPES)
          .answering(seq);
    }
    return new ClientMessage(type, fields, seq);
  }

  private static @Nullable Long seq(JsonObject fields) throws BadMessageException {
    JsonValue seq = fields.get("seq");
    return seq == null ? null : JsonFields.integer("seq", seq, JsonFields.ANY_INTEGER);
  }

  private static JsonObject object(String text) throws BadMessageException {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      if (reader.readValue() instanceof JsonObject object) {
        return object;
      }
      // why so wide: parsers report too deep a nesting by a plain RuntimeException
    } catch (RuntimeException e) {
      throw new BadMessageException(ErrorCode.BAD_MESSAGE, NO_OBJECT, e);
    }
    throw new BadMessageException(ErrorCode.BAD_MESSAGE, NO_OBJECT);
  }
}
