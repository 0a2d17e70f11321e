package dev.earshot.api.stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The schemas of the protocol's description, read strictly: a field that is not described is a
 * problem, too. Thread-safe.
 */
final class MessageSchemas {
  /** The whole description, as it is served. */
  static final JsonObject DESCRIPTION = read();

  private static final JsonObject SCHEMAS =
      DESCRIPTION.getJsonObject("components").getJsonObject("schemas");

  private static final Map<String, JsonSchema> COMPILED =
      SCHEMAS.keySet().stream().collect(Collectors.toMap(n -> n, MessageSchemas::compiled));

  private MessageSchemas() {}

  /** What is wrong with a message that claims to be of a described type. */
  static List<String> problems(String text) {
    JsonValue message;
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      message = reader.readValue();
    } catch (RuntimeException e) {
      return List.of("no JSON: " + text);
    }
    boolean typed =
        message instanceof JsonObject object
            && object.get("type") instanceof JsonString type
            && COMPILED.containsKey(type.getString());
    if (!typed) {
      return List.of("no type that is described: " + text);
    }
    return COMPILED
        .get(message.asJsonObject().getString("type"))
        .validate(text, InputFormat.JSON)
        .stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  private static JsonSchema compiled(String name) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
        .getSchema(strict(SCHEMAS.get(name)).toString());
  }

  private static JsonValue strict(JsonValue schema) {
    if (schema instanceof JsonArray array) {
      var all = Json.createArrayBuilder();
      array.forEach(each -> all.add(strict(each)));
      return all.build();
    }
    if (!(schema instanceof JsonObject object)) {
      return schema;
    }
    JsonObjectBuilder strict = Json.createObjectBuilder();
    object.forEach((key, value) -> strict.add(key, strict(value)));
    if (object.get("properties") instanceof JsonObject) {
      strict.add("additionalProperties", false);
    }
    return strict.build();
  }

  private static JsonObject read() {
    try (InputStream in = StreamDescription.class.getResourceAsStream(StreamDescription.RESOURCE);
        JsonReader reader = Json.createReader(in)) {
      return reader.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
