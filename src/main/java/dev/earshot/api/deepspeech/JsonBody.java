package dev.earshot.api.deepspeech;

import dev.earshot.api.upload.BodyPlaces;
import dev.earshot.api.upload.PacedInputStream;
import dev.earshot.api.upload.SlowBodyException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** Reads the small JSON bodies of this protocol, whatever their content type says. Thread-safe. */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class JsonBody {
  private static final int MAX_BYTES = 16 * 1024;

  @Inject BodyPlaces places;
  @Inject Clock clock;

  /**
   * The object in a body; empty for no body or JSON {@code null}.
   *
   * @throws SlowBodyException when it does not arrive
   * @throws BadRequestException when it is no JSON object or breaks off
   * @throws WebApplicationException 413 when it is too long
   */
  Optional<JsonObject> read(InputStream in) throws SlowBodyException {
    byte[] bytes = received(in);
    if (bytes.length > MAX_BYTES) {
      throw new WebApplicationException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
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
    throw new BadRequestException("Expected a JSON object");
  }

  /**
   * Like {@link #read}, but a body is needed.
   *
   * @throws WebApplicationException 415 in the protocol's shape when there is none
   */
  JsonObject require(InputStream in) throws SlowBodyException {
    return read(in).orElseThrow(() -> Answers.refused(415, Violations.noBody()));
  }

  private byte[] received(InputStream in) throws SlowBodyException {
    try (BodyPlaces.Place place = places.small();
        InputStream paced = new PacedInputStream(in, clock)) {
      return paced.readNBytes(MAX_BYTES + 1);
    } catch (SlowBodyException e) {
      throw e;
    } catch (IOException e) {
      throw new BadRequestException("The body broke off", e);
    }
  }

  private static JsonValue parse(byte[] bytes) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      return reader.readValue();
      // why so wide: parsers report too deep a nesting by a plain RuntimeException
    } catch (RuntimeException e) {
      throw new BadRequestException("Failed when parsing body as json", e);
    }
  }
}
