package dev.earshot.api.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** Reads small JSON bodies, whatever their content type says. Thread-safe. */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class SmallJson {
  private static final int MAX_BYTES = 16 * 1024;

  @Inject BodyPlaces places;
  @Inject Clock clock;

  /**
   * The object in a body; empty for no body or JSON {@code null}.
   *
   * @throws SlowBodyException when it does not arrive
   * @throws MalformedJsonException when it is no JSON object or breaks off
   * @throws UploadTooLargeException when it is longer than 16 KiB
   */
  public Optional<JsonObject> read(InputStream in)
      throws SlowBodyException, MalformedJsonException, UploadTooLargeException {
    byte[] bytes;
    try (BodyPlaces.Place place = places.small()) {
      bytes = BoundedBody.read(in, MAX_BYTES, clock);
    }
    if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
      return Optional.empty();
    }
    JsonValue value = parse(bytes);
    if (value.getValueType() == JsonValue.ValueType.NULL) {
      return Optional.empty();
    }
    if (value instanceof JsonObject object) {
      return Optional.of(object);
    }
    throw new MalformedJsonException("Expected a JSON object");
  }

  private static JsonValue parse(byte[] bytes) throws MalformedJsonException {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      return reader.readValue();
      // why so wide: parsers report too deep a nesting by a plain RuntimeException
    } catch (RuntimeException e) {
      throw new MalformedJsonException("Failed when parsing body as json", e);
    }
  }
}
