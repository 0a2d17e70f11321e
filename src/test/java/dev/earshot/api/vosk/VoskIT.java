package dev.earshot.api.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.LiveServer;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.TestSocket;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dialogues of the vosk protocol through the real server and engine. */
@ExtendWith(LiveServer.class)
class VoskIT {
  private static final int WAV_HEADER = 44;
  private static final String RATE =
      "{\"config\" : {\"sample_rate\" : 16000, \"model\" : \"digits\"}}";
  private static final String EOF = "{\"eof\" : 1}";
  private static final byte[] SAMPLES = samples("vosk-digits-rms.wav");

  // why without its last 100 ms: the small model may hear another word in that quiet moment
  private static final byte[] DIGITS = Arrays.copyOf(SAMPLES, SAMPLES.length - 3_200);
  private static final String DIGITS_TEXT = "one two three four five six seven eight nine zero";

  private final URI port;
  private final URI main;
  private final List<TestSocket> sockets = new ArrayList<>();

  VoskIT(SpeechServer server) {
    this.port = server.voskAddress();
    this.main = server.address();
  }

  @AfterEach
  void hangUp() {
    sockets.forEach(TestSocket::close);
  }

  @Test
  void everyFrameHasOneReplyAndTheEndTheFinal() {
    TestSocket socket = open("/");
    socket.send(RATE);
    List<JsonObject> replies = lockStep(socket, DIGITS, 3_200);
    assertThat(replies).allSatisfy(r -> assertThat(r).containsKey("partial"));
    assertThat(replies.stream().map(r -> r.getString("partial")).collect(Collectors.toSet()))
        .contains("", "one two three");
    socket.send(EOF);
    JsonObject result = socket.json();
    assertThat(result.getString("text")).isEqualTo(DIGITS_TEXT);
    assertThat(socket.end().code()).isEqualTo(1000);
    assertThat(socket.rest()).isEmpty();
  }

  @Test
  void resultsListTheirWordsWithTimesOfTheStream() {
    TestSocket socket = open("/any/path?at=all");
    socket.send(RATE);
    byte[] silence = new byte[32_000 * 5];
    lockStep(socket, silence, 8_000);
    lockStep(socket, DIGITS, 8_000);
    socket.send(EOF);
    JsonObject result = socket.json();
    assertThat(result.keySet()).containsExactlyInAnyOrder("result", "text");
    JsonObject first = result.getJsonArray("result").getJsonObject(0);
    assertThat(first.keySet()).containsExactlyInAnyOrder("conf", "end", "start", "word");
    assertThat(first.getString("word")).isEqualTo("one");
    assertThat(first.getJsonNumber("start").doubleValue()).isBetween(5.0, 5.6);
    assertThat(first.getJsonNumber("conf").doubleValue()).isBetween(0.0, 1.0);
    double last = 0;
    for (JsonValue word : result.getJsonArray("result")) {
      double start = word.asJsonObject().getJsonNumber("start").doubleValue();
      assertThat(start).isGreaterThanOrEqualTo(last);
      last = word.asJsonObject().getJsonNumber("end").doubleValue();
    }
  }

  @Test
  void theFinalComesOnTheFrameThatCrossesTheEndOfTheUtterance() {
    TestSocket socket = open("/");
    socket.send(RATE);
    lockStep(socket, DIGITS, 3_200);
    List<JsonObject> replies = lockStep(socket, new byte[32_000 * 3], 3_200);
    List<JsonObject> finals = replies.stream().filter(r -> r.containsKey("text")).toList();
    assertThat(finals).hasSize(1);
    assertThat(finals.get(0).getString("text")).isEqualTo(DIGITS_TEXT);
    assertThat(replies.indexOf(finals.get(0))).isLessThan(12);
    socket.send(EOF);
    assertThat(socket.text()).isEqualToIgnoringWhitespace("{\"text\":\"\"}");
    assertThat(socket.end().code()).isEqualTo(1000);
  }

  @Test
  void silenceThatNoEngineEverHearsIsAnsweredToo() {
    TestSocket socket = open("/");
    socket.send(RATE);
    assertThat(lockStep(socket, new byte[32_000 * 20], 640)).hasSize(1_000);
    socket.send(EOF);
    assertThat(socket.json().getString("text")).isEmpty();
  }

  @Test
  void theEndIsUnderstoodInEverySpellingAndAsBinary() {
    for (String end : List.of("{\"eof\":1}", "{ \"eof\" :true }", "{\"eof\" : \"1\"}\n")) {
      TestSocket socket = open("/");
      socket.send(end);
      assertThat(socket.text()).isEqualToIgnoringWhitespace("{\"text\":\"\"}");
      assertThat(socket.end().code()).isEqualTo(1000);
    }
    TestSocket binary = open("/");
    binary.send("{\"eof\" : 1}".getBytes(StandardCharsets.UTF_8));
    assertThat(binary.text()).isEqualToIgnoringWhitespace("{\"text\":\"\"}");
    assertThat(binary.end().code()).isEqualTo(1000);
  }

  @Test
  void theEndIsAnsweredWithinASecond() {
    TestSocket socket = open("/");
    socket.send(RATE);
    lockStep(socket, DIGITS, 3_200);
    Instant start = Instant.now();
    socket.send(EOF);
    assertThat(socket.json().getString("text")).isEqualTo(DIGITS_TEXT);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void aResetGivesWhatWasSaidAndTheClockGoesOn() {
    TestSocket socket = open("/");
    socket.send(RATE);
    lockStep(socket, DIGITS, 3_200);
    socket.send("{\"reset\":1}");
    assertThat(socket.json().getString("text")).isEqualTo(DIGITS_TEXT);
    lockStep(socket, DIGITS, 3_200);
    socket.send(EOF);
    JsonObject second = socket.json();
    assertThat(second.getString("text")).isEqualTo(DIGITS_TEXT);
    double length = DIGITS.length / 32_000.0;
    assertThat(start(second, 0)).isBetween(length, length + 0.6);
  }

  @Test
  void configurationsAddUpAndHoldFromTheNextUtterance() {
    TestSocket socket = open("/");
    socket.send("{\"config\" : {\"sample_rate\" : 16000.0}}");
    socket.send("{\"config\" : {\"model\" : \"digits\"}}");
    lockStep(socket, DIGITS, 3_200);
    socket.send("{\"config\" : {\"words\" : 0}}");
    socket.send("{\"reset\" : 1}");
    assertThat(socket.json()).containsKeys("result", "text");
    lockStep(socket, DIGITS, 3_200);
    socket.send("{\"config\" : {\"max_alternatives\" : 3, \"words\" : true}}");
    socket.send("{\"reset\" : 1}");
    JsonObject plain = socket.json();
    assertThat(plain.keySet()).containsExactly("text");
    assertThat(plain.getString("text")).isEqualTo(DIGITS_TEXT);
    lockStep(socket, DIGITS, 3_200);
    socket.send(EOF);
    JsonObject best = socket.json().getJsonArray("alternatives").getJsonObject(0);
    assertThat(best.getString("text")).isEqualTo(DIGITS_TEXT);
    assertThat(best.keySet()).containsExactlyInAnyOrder("confidence", "result", "text");
    assertThat(best.getJsonArray("result").getJsonObject(0)).doesNotContainKey("conf");
  }

  @Test
  void aListOfPhrasesIsAllThatIsHeard() {
    TestSocket socket = open("/");
    socket.send(RATE);
    socket.send("{\"config\" : {\"phrase_list\" : [\"one two three\", \"zero\", \"[unk]\"]}}");
    lockStep(socket, DIGITS, 3_200);
    socket.send(EOF);
    assertThat(socket.json().getString("text").split(" "))
        .isSubsetOf("one", "two", "three", "zero", "[unk]")
        .contains("three", "zero");
  }

  @Test
  void partialsListTheirWordsWhenAskedTo() {
    TestSocket socket = open("/");
    socket.send(RATE);
    socket.send("{\"config\" : {\"partial_words\" : true}}");
    assertThat(lockStep(socket, DIGITS, 3_200))
        .anySatisfy(r -> assertThat(r.getJsonArray("partial_result")).isNotEmpty());
  }

  @Test
  void anotherRateAndAnotherModelAreHeardAsWell() {
    TestSocket socket = open("/");
    socket.send("{\"config\" : {\"sample_rate\" : 8000, \"model\" : \"digits\"}}");
    byte[] half = atHalfTheRate(DIGITS);
    lockStep(socket, half, 1_600);
    socket.send("{\"reset\" : 1}");
    assertThat(socket.json().getString("text")).contains("three four five six seven eight nine");
    socket.send("{\"config\" : {\"sample_rate\" : 16000, \"model\" : \"cmusphinx-en-us\"}}");
    byte[] weather = samples("weather-slt.wav");
    lockStep(socket, weather, 3_200);
    socket.send(EOF);
    JsonObject result = socket.json();
    assertThat(result.getString("text")).contains("weather");
    double before = half.length / 16_000.0;
    assertThat(start(result, 0)).isBetween(before, before + 0.8);
  }

  @Test
  void theHeaderOfAWavFileIsNotHeardAndItsRateCounts() {
    TestSocket socket = open("/");
    socket.send("{\"config\" : {\"model\" : \"digits\"}}");
    lockStep(socket, Speech.clip("vosk-digits-rms.wav"), 4_001);
    socket.send(EOF);
    assertThat(socket.json().getString("text")).isEqualTo(DIGITS_TEXT);
  }

  @Test
  void whatMakesNoSenseIsAnErrorAndTheSessionGoesOn() {
    TestSocket socket = open("/");
    socket.send(RATE);
    for (String nonsense :
        List.of(
            "hello",
            "{\"eof\" : 0}",
            "[1]",
            "{\"config\" : {\"sample_rate\" : \"fast\"}}",
            "{\"config\" : {\"model\" : \"../../etc\"}}",
            "{\"config\" : {\"phrase_list\" : [1]}}",
            "{\"config\" : {\"max_alternatives\" : -1}}",
            "{\"config\" : 7}")) {
      socket.send(nonsense);
      assertThat(socket.json()).as(nonsense).containsOnlyKeys("error");
    }
    lockStep(socket, DIGITS, 3_200);
    socket.send(EOF);
    assertThat(socket.json().getString("text")).isEqualTo(DIGITS_TEXT);
  }

  @Test
  void aLongFrameIsOneReplyAndATooLongOneIsTooBig() {
    TestSocket socket = open("/");
    socket.send(RATE);
    byte[] twice = Arrays.copyOf(DIGITS, DIGITS.length * 2 + 32_000 * 2);
    System.arraycopy(DIGITS, 0, twice, DIGITS.length + 32_000 * 2, DIGITS.length);
    socket.send(twice);
    assertThat(socket.json().getString("text")).startsWith("one two three");
    socket.send(new byte[1024 * 1024 + 1]);
    assertThat(socket.end().code()).isEqualTo(1009);
    assertThat(socket.end().reason()).contains("vosk protocol");
  }

  @Test
  void theMainPortHasTheProtocolUnderItsName() {
    try (TestSocket socket = TestSocket.open(main, "/vosk")) {
      socket.send(RATE);
      lockStep(socket, DIGITS, 3_200);
      socket.send(EOF);
      assertThat(socket.json().getString("text")).isEqualTo(DIGITS_TEXT);
    }
  }

  @Test
  void aBrowserIsToldThatThisIsNoPage() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(port.resolve("/index.html")).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(426);
    assertThat(answer.body()).startsWith("Failed to open a WebSocket connection");
  }

  private TestSocket open(String path) {
    TestSocket socket = TestSocket.open(port, path);
    sockets.add(socket);
    return socket;
  }

  /** Sends frame by frame, each after the reply to the one before. */
  private static List<JsonObject> lockStep(TestSocket socket, byte[] audio, int frameBytes) {
    List<JsonObject> replies = new ArrayList<>();
    for (int from = 0; from < audio.length; from += frameBytes) {
      socket.send(Arrays.copyOfRange(audio, from, Math.min(audio.length, from + frameBytes)));
      replies.add(socket.json());
    }
    return replies;
  }

  private static double start(JsonObject result, int word) {
    return result.getJsonArray("result").getJsonObject(word).getJsonNumber("start").doubleValue();
  }

  /** The mean of each two samples. */
  private static byte[] atHalfTheRate(byte[] audio) {
    ByteBuffer from = ByteBuffer.wrap(audio).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer to = ByteBuffer.allocate(audio.length / 2).order(ByteOrder.LITTLE_ENDIAN);
    while (from.remaining() >= 4) {
      to.putShort((short) ((from.getShort() + from.getShort()) / 2));
    }
    return Arrays.copyOf(to.array(), to.position());
  }

  private static byte[] samples(String clip) {
    byte[] wav = Speech.clip(clip);
    return Arrays.copyOfRange(wav, WAV_HEADER, wav.length);
  }
}
