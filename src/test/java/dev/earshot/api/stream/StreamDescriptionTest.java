package dev.earshot.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The description of the protocol says what the code says. */
class StreamDescriptionTest {
  private static final JsonObject DESCRIPTION = MessageSchemas.DESCRIPTION;
  private static final String AUDIO = "audio";

  @Test
  void itIsOfThePathAndOfTheRightKind() {
    assertThat(DESCRIPTION.getString("asyncapi")).isEqualTo("3.0.0");
    assertThat(string("/channels/stream/address")).isEqualTo(StreamEndpoint.PATH);
    assertThat(StreamDescription.PATH).isEqualTo("/api/v1/stream/asyncapi.json");
  }

  @Test
  void everyTypeOfTheCodeIsDescribedAndNoOther() {
    List<String> clients =
        Arrays.stream(ClientMessage.Type.values()).map(ClientMessage.Type::wire).toList();
    List<String> servers = Arrays.stream(ServerType.values()).map(ServerType::wire).toList();
    List<String> both = new ArrayList<>(clients);
    both.addAll(servers);
    assertThat(keys("/components/schemas")).containsExactlyInAnyOrderElementsOf(both);
    both.add(AUDIO);
    assertThat(keys("/components/messages")).containsExactlyInAnyOrderElementsOf(both);
    assertThat(keys("/channels/stream/messages")).containsExactlyInAnyOrderElementsOf(both);
    List<String> heard = new ArrayList<>(clients);
    heard.add(AUDIO);
    assertThat(named("/operations/hear/messages")).containsExactlyInAnyOrderElementsOf(heard);
    assertThat(string("/operations/hear/action")).isEqualTo("receive");
    assertThat(named("/operations/tell/messages")).containsExactlyInAnyOrderElementsOf(servers);
    assertThat(string("/operations/tell/action")).isEqualTo("send");
    for (String type : keys("/components/schemas")) {
      assertThat(string("/components/schemas/" + type + "/properties/type/const")).isEqualTo(type);
      assertThat(string("/components/messages/" + type + "/payload/$ref"))
          .isEqualTo("#/components/schemas/" + type);
    }
  }

  @Test
  void everyErrorOfTheCodeIsDescribedAndNoOther() {
    JsonArray codes =
        DESCRIPTION.getValue("/components/schemas/error/properties/code/enum").asJsonArray();
    assertThat(codes.getValuesAs(JsonString::getString))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ErrorCode.values()).map(ErrorCode::wire).toList());
  }

  @Test
  void everyEncodingOfTheCodeIsDescribedAndNoOther() {
    JsonArray formats =
        DESCRIPTION.getValue("/components/schemas/start/properties/format/oneOf").asJsonArray();
    assertThat(
            formats.stream()
                .map(f -> f.asJsonObject().getValue("/properties/encoding/const"))
                .map(name -> ((JsonString) name).getString()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(StreamWishes.Encoding.values())
                .map(StreamWishes.Encoding::wire)
                .toList());
  }

  @Test
  void allReferencesLeadSomewhere() {
    List<String> references = new ArrayList<>();
    collect(DESCRIPTION, references);
    assertThat(references)
        .isNotEmpty()
        .allSatisfy(r -> assertThat(DESCRIPTION.getValue(r.substring(1))).isNotNull());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"flushed\",\"seq\":0}",
        "{\"type\":\"flushed\"}",
        "{\"type\":\"flushed\",\"seq\":1,\"more\":1}",
        "{\"type\":\"unheard\",\"seq\":1}",
        "{\"type\":\"error\",\"seq\":1,\"code\":\"other\",\"message\":\"x\"}",
        "{\"type\":\"start\",\"hotWords\":[{\"word\":\"a\"}]}",
        "{\"type\":\"configure\",\"format\":{}}",
        "hello"
      })
  void theSchemasAreStrict(String message) {
    assertThat(MessageSchemas.problems(message)).isNotEmpty();
  }

  private static String string(String pointer) {
    return ((JsonString) DESCRIPTION.getValue(pointer)).getString();
  }

  private static List<String> keys(String pointer) {
    return List.copyOf(DESCRIPTION.getValue(pointer).asJsonObject().keySet());
  }

  private static List<String> named(String pointer) {
    return DESCRIPTION.getValue(pointer).asJsonArray().stream()
        .map(r -> r.asJsonObject().getString("$ref").replaceFirst(".*/", ""))
        .toList();
  }

  private static void collect(JsonValue value, List<String> references) {
    if (value instanceof JsonArray array) {
      array.forEach(each -> collect(each, references));
    } else if (value instanceof JsonObject object) {
      object.forEach(
          (key, each) -> {
            if (key.equals("$ref")) {
              references.add(((JsonString) each).getString());
            }
            collect(each, references);
          });
    }
  }
}
