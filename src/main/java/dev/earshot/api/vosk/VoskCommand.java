package dev.earshot.api.vosk;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client wants, other than having audio heard. Immutable. */
sealed interface VoskCommand {
  /** Other settings. */
  record Configure(JsonObject config) implements VoskCommand {}

  /** The utterance ends here. */
  record Reset() implements VoskCommand {}

  /** The stream ends here. */
  record Eof() implements VoskCommand {}

  /** Nothing of this protocol. */
  record Unknown(String reason) implements VoskCommand {}

  /** Reads a text. */
  static VoskCommand parse(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue() instanceof JsonObject object
          ? of(object)
          : new Unknown("expected a JSON object");
      // why so wide: parsers report too deep a nesting by a plain RuntimeException
    } catch (JsonException | IllegalStateException e) {
      return new Unknown("expected a JSON object");
    } catch (RuntimeException e) {
      return new Unknown("the JSON cannot be read");
    }
  }

  /** Reads a binary frame as the end that some clients send that way; empty when it is audio. */
  static Optional<VoskCommand> ofBinary(byte[] frame) {
    if (frame.length == 0 || frame.length > 64 || frame[0] != '{') {
      return Optional.empty();
    }
    VoskCommand command = parse(new String(frame, StandardCharsets.ISO_8859_1));
    return command instanceof Eof || command instanceof Reset
        ? Optional.of(command)
        : Optional.empty();
  }

  private static VoskCommand of(JsonObject object) {
    if (object.get("config") instanceof JsonObject config) {
      return new Configure(config);
    }
    if (isTrue(object.get("eof"))) {
      return new Eof();
    }
    if (isTrue(object.get("reset"))) {
      return new Reset();
    }
    return new Unknown("expected config, eof or reset");
  }

  /** As Python would take it. */
  private static boolean isTrue(@Nullable JsonValue value) {
    if (value == null) {
      return false;
    }
    return switch (value.getValueType()) {
      case TRUE -> true;
      case NUMBER -> ((JsonNumber) value).doubleValue() != 0;
      case STRING -> !((JsonString) value).getString().isEmpty();
      case OBJECT -> !value.asJsonObject().isEmpty();
      case ARRAY -> !value.asJsonArray().isEmpty();
      case FALSE, NULL -> false;
    };
  }
}
