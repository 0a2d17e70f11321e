package dev.earshot.api.sepia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.LiveServer;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dialogues of the SEPIA protocol through the real server and engines. */
@ExtendWith(LiveServer.class)
class SepiaIT {
  private static final int WAV_HEADER = 44;
  private static final byte[] CLIP = Speech.clip("vosk-digits-rms.wav");
  private static final byte[] SAMPLES = Arrays.copyOfRange(CLIP, WAV_HEADER, CLIP.length);

  // why without its last 100 ms: the small model may hear another word in that quiet moment
  private static final byte[] DIGITS = Arrays.copyOf(SAMPLES, SAMPLES.length - 3_200);
  private static final byte[] PAUSE = new byte[32_000 * 2];
  private static final String DIGITS_TEXT = "one two three four five six seven eight nine zero";
  private static final String TOKEN = LiveServer.SEPIA_TOKEN;

  private final SpeechServer server;
  private final URI port;
  private final List<SepiaClient> clients = new ArrayList<>();

  SepiaIT(SpeechServer server) {
    this.server = server;
    this.port = server.sepiaAddress();
  }

  @AfterEach
  void hangUp() {
    clients.forEach(SepiaClient::close);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/socket"})
  void allThatWasSaidIsOneFinalAtTheEnd(String path) {
    SepiaClient client = client(port, path);
    JsonObject welcome = client.welcome("any", TOKEN, "{\"model\": \"digits\"}");
    assertThat(welcome.getInt("code")).isEqualTo(200);
    assertThat(welcome.getInt("msg_id")).isEqualTo(1);
    client.speak(DIGITS);
    client.speak(PAUSE);
    client.speak(DIGITS);
    client.endAudio();
    List<JsonObject> before = new ArrayList<>();
    JsonObject message = client.next();
    while (!message.getString("type").equals("response")) {
      before.add(message);
      message = client.next();
    }
    assertThat(message.getString("response")).isEqualTo("audioend");
    assertThat(message.getInt("msg_id")).isEqualTo((int) client.latestId());
    assertThat(before).allMatch(m -> m.getString("type").equals("result"));
    JsonObject last = client.nextFinal();
    assertThat(last.getString("transcript")).isEqualTo(DIGITS_TEXT + ", " + DIGITS_TEXT);
    assertThat(last.getJsonObject("features")).isEmpty();
    client.speak(PAUSE);
    assertThat(client.next().getString("name")).isEqualTo("ProcessError");
  }

  @Test
  void theMainListenerKnowsTheSocketToo() {
    SepiaClient client = client(server.address(), "/socket");
    client.welcome("any", TOKEN, "{\"model\": \"digits\"}");
    client.speak(DIGITS);
    client.endAudio();
    assertThat(client.nextFinal().getString("transcript")).isEqualTo(DIGITS_TEXT);
  }

  @Test
  void partialsAreToldWhenTheyChange() {
    SepiaClient client = welcomed("{\"model\": \"digits\"}");
    client.speak(PAUSE);
    client.speak(DIGITS);
    client.endAudio();
    List<String> partials = new ArrayList<>();
    JsonObject message = client.next();
    int latest = 0;
    while (!message.getBoolean("isFinal", false)) {
      if (message.getString("type").equals("result")) {
        partials.add(message.getString("transcript"));
        assertThat(message.getJsonNumber("confidence").doubleValue()).isEqualTo(-1);
        assertThat(message.getInt("msg_id")).isGreaterThan(latest);
        latest = message.getInt("msg_id");
      }
      message = client.next();
    }
    assertThat(partials).contains("one two three").doesNotHaveDuplicates();
    assertThat(partials.get(0)).isNotEmpty();
  }

  @Test
  void continuousStreamsHaveAFinalForEachUtteranceAndOneMoreAtTheEnd() {
    SepiaClient client = welcomed("{\"model\": \"digits\", \"continuous\": true}");
    client.speak(DIGITS);
    client.speak(PAUSE);
    assertThat(client.nextFinal().getString("transcript")).isEqualTo(DIGITS_TEXT);
    client.endAudio();
    JsonObject last = client.nextFinal();
    assertThat(last.getString("transcript")).isEmpty();
    assertThat(last.getJsonArray("alternatives")).isEmpty();
  }

  @Test
  void whatIsStillHeardAfterTheEndIsOneFinal() {
    SepiaClient client = welcomed("{\"model\": \"digits\", \"continuous\": true}");
    client.speak(DIGITS);
    client.speak(PAUSE);
    client.speak(DIGITS);
    client.speak(PAUSE);
    client.speak(DIGITS);
    client.endAudio();
    List<String> after = new ArrayList<>();
    JsonObject message = client.next();
    StringBuilder before = new StringBuilder();
    while (!message.getString("type").equals("response")) {
      if (message.getBoolean("isFinal")) {
        before.append(message.getString("transcript")).append(' ');
      }
      message = client.next();
    }
    after.add(client.nextFinal().getString("transcript"));
    client.socket().send("{\"type\": \"hello\", \"msg_id\": 9}");
    message = client.next();
    assertThat(message.getString("type")).isEqualTo("chat");
    assertThat((before + String.join(" ", after)).split("zero", -1)).hasSize(4);
  }

  @Test
  void aHeaderInTheFirstFrameIsNoNoise() {
    SepiaClient client = welcomed("{\"model\": \"digits\"}");
    client.socket().send(Arrays.copyOf(CLIP, CLIP.length - 3_200));
    client.endAudio();
    assertThat(client.nextFinal().getString("transcript")).isEqualTo(DIGITS_TEXT);
  }

  @Test
  void wordsHaveTimesAndAlternativesAreListed() {
    SepiaClient client =
        welcomed("{\"model\": \"digits\", \"words_ts\": true, \"alternatives\": 3}");
    client.speak(PAUSE);
    client.speak(DIGITS);
    client.endAudio();
    JsonObject message = client.next();
    while (!message.getString("type").equals("result")) {
      message = client.next();
    }
    assertThat(message.getJsonObject("features").getJsonArray("words")).isEmpty();
    JsonObject last = client.nextFinal();
    List<JsonObject> words =
        last.getJsonObject("features").getJsonArray("words").getValuesAs(JsonObject.class);
    assertThat(words).hasSize(10);
    assertThat(words.get(0).keySet()).containsExactlyInAnyOrder("word", "start", "end");
    assertThat(words.get(0).getJsonNumber("start").doubleValue()).isBetween(2.0, 2.6);
    assertThat(last.getJsonNumber("confidence").doubleValue()).isNotEqualTo(-1);
    List<JsonObject> others = last.getJsonArray("alternatives").getValuesAs(JsonObject.class);
    assertThat(others).hasSizeBetween(1, 2);
    assertThat(others.get(0).keySet()).containsExactlyInAnyOrder("text", "confidence", "result");
  }

  @Test
  void withoutAlternativesWordsHaveConfidences() {
    SepiaClient client = welcomed("{\"model\": \"digits\", \"words\": true, \"alternatives\": 0}");
    client.speak(DIGITS);
    client.endAudio();
    JsonObject last = client.nextFinal();
    assertThat(last.getJsonNumber("confidence").doubleValue()).isEqualTo(-1);
    assertThat(last.getJsonArray("alternatives")).isEmpty();
    JsonObject word = last.getJsonObject("features").getJsonArray("words").getJsonObject(0);
    assertThat(word.getJsonNumber("conf").doubleValue()).isBetween(0.0, 1.0);
  }

  @Test
  void aSingleAlternativeIsNotListed() {
    SepiaClient client = welcomed("{\"model\": \"digits\"}");
    client.speak(DIGITS);
    client.endAudio();
    assertThat(client.nextFinal()).doesNotContainKey("alternatives");
  }

  @Test
  void numbersAreWrittenAsPeopleDo() {
    SepiaClient client =
        welcomed("{\"model\": \"digits\", \"optimizeFinalResult\": true, \"words\": true}");
    client.speak(DIGITS);
    client.endAudio();
    JsonObject last = client.nextFinal();
    assertThat(last.getString("transcript")).isEqualTo("1 2 3 4 5 6 7 8 9 0");
    assertThat(
            last.getJsonObject("features").getJsonArray("words").getJsonObject(9).getString("word"))
        .isEqualTo("0");
  }

  @Test
  void phrasesAreAllThatIsHeard() {
    SepiaClient client =
        welcomed("{\"model\": \"digits\", \"phrases\": [\"one\", \"two\", \"three\", \"[unk]\"]}");
    client.speak(DIGITS);
    client.endAudio();
    assertThat(client.nextFinal().getString("transcript").split(" "))
        .contains("one", "three")
        .isSubsetOf("one", "two", "three", "[unk]");
  }

  @Test
  void hotWordsReachAnEngineThatKnowsThem() {
    SepiaClient client =
        welcomed("{\"language\": \"en-US\", \"hotWords\": [{\"seven\": 50.0}, {\"eight\": 5}]}");
    client.speak(DIGITS);
    client.endAudio();
    assertThat(client.nextFinal().getString("transcript")).contains("seven", "eight");
  }

  @Test
  void theActiveOptionsAreEchoed() {
    SepiaClient client = client(port, "/socket");
    JsonObject welcome =
        client.welcome(
            "any",
            TOKEN,
            "{\"samplerate\": 48000.0, \"language\": \"\", \"model\": \"digits\", \"doDebug\": true,"
                + " \"continuous\": true, \"optimizeFinalResult\": true, \"alternatives\": 2}");
    JsonObject info = welcome.getJsonObject("info");
    assertThat(strings(info.getJsonArray("models"))).contains("digits", "cmusphinx-en-us");
    assertThat(info.getJsonArray("languages")).hasSameSizeAs(info.getJsonArray("models"));
    assertThat(info.getJsonArray("modelProperties")).hasSameSizeAs(info.getJsonArray("models"));
    assertThat(strings(info.getJsonObject("features").getJsonArray("vosk")))
        .contains("partial_results", "alternatives", "words_ts", "phrase_list");
    JsonObject options = info.getJsonObject("options");
    assertThat(options.getJsonNumber("samplerate").intValue()).isEqualTo(48_000);
    assertThat(options.getString("model")).isEqualTo("digits");
    assertThat(options.getString("language")).startsWith("en");
    assertThat(options.get("task")).isEqualTo(JsonValue.NULL);
    assertThat(options.getBoolean("continuous")).isTrue();
    assertThat(options.getBoolean("optimizeFinalResult")).isTrue();
    assertThat(options.getInt("alternatives")).isEqualTo(2);
    assertThat(options.getBoolean("words")).isFalse();
    assertThat(options.getBoolean("speaker")).isFalse();
    assertThat(options.getJsonArray("phrases")).isEmpty();
    assertThat(options.getJsonArray("hotWords")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "en_GB", "en-US"})
  void aLanguageFindsItsModel(String language) {
    SepiaClient client = client(port, "/socket");
    JsonObject welcome = client.welcome("any", TOKEN, "{\"language\": \"%s\"}".formatted(language));
    assertThat(welcome.getJsonObject("info").getJsonObject("options").getString("language"))
        .startsWith("en");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"language\": \"xx\"} | No ASR model for language: xx",
        "{\"model\": \"none\"} | Failed to create processor: ModelNotFound",
        "{\"task\": \"assistant\"} | A task needs a language.",
        "{\"samplerate\": 10} | samplerate is a number from",
        "{\"samplerate\": \"fast\"} | samplerate is a number from",
        "{\"continuous\": 7} | continuous is true or false.",
        "{\"alternatives\": -1} | alternatives is a number from",
        "{\"phrases\": \"one\"} | phrases is a list",
        "{\"phrases\": [1]} | phrases holds texts",
        "{\"hotWords\": [\"one\"]} | hotWords holds objects",
        "{\"hotWords\": [{\"one\": \"x\"}]} | hotWords: the boost of 'one' is a number.",
        "{\"language\": 5} | language is a text"
      })
  void aBadChoiceIsToldAndEndsTheSession(String data, String message) {
    SepiaClient client = client(port, "/socket");
    JsonObject error = client.welcome("any", TOKEN, data);
    assertThat(error.getInt("code")).isEqualTo(500);
    assertThat(error.getString("name")).isEqualTo("ChunkProcessorError");
    assertThat(error.getString("message")).startsWith(message);
    assertThat(client.socket().end().code()).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{}",
        "{\"type\": \"welcome\"}",
        "{\"type\": 1, \"msg_id\": 1}",
        "{\"type\": \"welcome\", \"msg_id\": 1, \"data\": \"x\"}",
        "{\"type\": \"welcome\", \"msg_id\": 1, \"client_id\": 5}"
      })
  void whatIsNoMessageIsSaidToBeNone(String text) {
    SepiaClient client = client(port, "/socket");
    client.socket().send(text);
    JsonObject error = client.next();
    assertThat(error.getInt("code")).isEqualTo(400);
    assertThat(error.getString("name")).isEqualTo("InvalidMessage");
    assertThat(client.welcome("any", TOKEN, "{}").getInt("code")).isEqualTo(200);
  }

  @Test
  void beforeItIsWelcomeAClientMayDoNothing() {
    SepiaClient client = client(port, "/socket");
    client.socket().send(new byte[100]);
    assertThat(client.next().getInt("code")).isEqualTo(401);
    client.socket().send("{\"type\": \"audioend\", \"msg_id\": 7}");
    JsonObject error = client.next();
    assertThat(error.getInt("code")).isEqualTo(401);
    assertThat(error.getString("message"))
        .isEqualTo("In current state only 'welcome' message is allowed.");
    client.pong(5);
    assertThat(client.welcome("any", TOKEN, "{}").getInt("code")).isEqualTo(200);
    client.sendWelcome("any", TOKEN, "{}");
    JsonObject second = client.next();
    assertThat(second.getInt("code")).isEqualTo(418);
    assertThat(second.getString("name")).isEqualTo("NotPossible");
    client.socket().send("{\"type\": \"hello\", \"msg_id\": 9, \"data\": {\"text\": \"hi\"}}");
    assertThat(client.next().getJsonObject("data").getString("text")).startsWith("You wrote: ");
  }

  @Test
  void whatAModelCannotDoIsNotPromised() {
    SepiaClient client = client(port, "/socket");
    JsonObject options =
        client
            .welcome(
                "any",
                TOKEN,
                "{\"model\": \"digits\", \"speaker\": true, \"alternatives\": 100, \"scorer\": \"x\","
                    + " \"hotWords\": [{\"seven\": 5}]}")
            .getJsonObject("info")
            .getJsonObject("options");
    assertThat(options.getBoolean("speaker")).isFalse();
    assertThat(options.getInt("alternatives")).isEqualTo(10);
    assertThat(options).doesNotContainKey("scorer");
    client.speak(DIGITS);
    client.endAudio();
    JsonObject message = client.next();
    while (!message.containsKey("warnings")) {
      message = client.next();
    }
    assertThat(message.getJsonArray("warnings").toString()).contains("hot words");
  }

  private SepiaClient welcomed(String data) {
    SepiaClient client = client(port, "/socket");
    assertThat(client.welcome("any", TOKEN, data).getString("type")).isEqualTo("welcome");
    return client;
  }

  private SepiaClient client(URI address, String path) {
    SepiaClient client = new SepiaClient(address, path);
    clients.add(client);
    return client;
  }

  private static List<String> strings(List<JsonValue> values) {
    return values.stream().map(v -> ((JsonString) v).getString()).toList();
  }
}
