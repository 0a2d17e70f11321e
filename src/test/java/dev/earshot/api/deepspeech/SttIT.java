package dev.earshot.api.deepspeech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.Multipart;
import dev.earshot.testing.SharedServer;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.Wav;
import jakarta.json.JsonNumber;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transcription over HTTP, through the real server and the real engine. */
@ExtendWith(SharedServer.class)
class SttIT {
  private static final byte[] KNIGHT = Speech.clip("night-rms.wav");

  private final SpeechServer server;
  private final DeepSpeechClient user;

  SttIT(SpeechServer server) {
    this.server = server;
    this.user = DeepSpeechClient.registered(server);
  }

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(server.temporaryFiles()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "power-rms.wav, your power is sufficient",
    "digits-slt.wav, one two three four five six seven eight nine zero",
    "two-sentences-rms.wav, the train leaves at seven please bring your passport"
  })
  void speechBecomesText(String clip, String text) {
    Answer answer = user.transcribe(Speech.clip(clip));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.json().keySet()).containsExactly("message", "time");
    assertThat(answer.message()).isEqualTo(text);
    JsonNumber time = answer.json().getJsonNumber("time");
    assertThat(time.doubleValue()).isBetween(0.01, answer.took().toMillis() / 1000.0);
  }

  @Test
  void aLongRecordingIsHeardToItsEnd() {
    assertThat(user.transcribe(Speech.clip("long-rms.wav")).message())
        .startsWith("the harbor was quiet")
        .contains("the captain had promised to return by noon", "he had kept his promise after all")
        .endsWith("the weather was fine again");
  }

  @Test
  void realSpeechBecomesText() {
    assertThat(user.transcribe(Speech.recording("librispeech/2830-3980-0043.wav")).message())
        .isEqualTo("experience proves this");
  }

  @Test
  void theFileMayHaveItsNameOfTheFirstReleases() {
    Multipart multipart =
        new Multipart().field("speech", "10").file("speech", Speech.clip("power-rms.wav"));
    assertThat(user.transcribe(multipart).message()).isEqualTo("your power is sufficient");
  }

  @Test
  void hotWordsWorkForOneRequestOnly() {
    String before = user.transcribe(KNIGHT).message();
    assertThat(before).doesNotContain("knight");
    assertThat(user.transcribe(KNIGHT, Map.of("knight", 1000)).message()).contains("knight");
    assertThat(user.transcribe(KNIGHT).message()).isEqualTo(before);
  }

  @Test
  void negativeHotWordsPushAWordOut() {
    byte[] weather = Speech.clip("weather-slt.wav");
    String before = user.transcribe(weather).message();
    assertThat(before).contains("weather");
    assertThat(user.transcribe(weather, Map.of("weather", "-1000.0")).message())
        .doesNotContain("weather");
    assertThat(user.transcribe(weather).message()).isEqualTo(before);
  }

  @Test
  void hotWordsDoNotLeakIntoARequestThatRunsAtTheSameTime() {
    String plain = user.transcribe(KNIGHT).message();
    String boosted = user.transcribe(KNIGHT, Map.of("knight", 1000)).message();
    assertThat(boosted).isNotEqualTo(plain);
    ExecutorService clients = Executors.newFixedThreadPool(4);
    var answers =
        Stream.iterate(0, i -> i < 12, i -> i + 1)
            .map(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            i % 2 == 0
                                ? user.transcribe(KNIGHT)
                                : user.transcribe(KNIGHT, Map.of("knight", 1000)),
                        clients))
            .toList();
    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i).join().message()).isEqualTo(i % 2 == 0 ? plain : boosted);
    }
    clients.shutdown();
  }

  @Test
  void unknownHotWordsAreNamed() {
    Answer answer = user.transcribe(KNIGHT, Map.of("xyzzyq", 10, "knight", 10));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.warnings().toString()).contains("xyzzyq").doesNotContain("knight");
  }

  @ParameterizedTest
  @ValueSource(strings = {"loud", "", "NaN", "Infinity", "1e999", "0x"})
  void aBoostThatIsNoNumberIsABadRequest(String boost) {
    Answer answer = user.transcribe(KNIGHT, Map.of("knight", boost));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.json().getString("exception")).contains("'knight'");
    assertThat(answer.json().getString("error")).isEqualTo("bad request");
  }

  @Test
  void aLongFileNameIsNoReasonToRefuse() {
    assertThat(
            user.transcribe(new Multipart().fileNamed("audio", "ü".repeat(400) + ".wav", KNIGHT))
                .status())
        .isEqualTo(200);
  }

  @Test
  void tooManyHotWordsAreRefused() {
    Multipart multipart = new Multipart().file("audio", KNIGHT);
    for (int i = 0; i < 201; i++) {
      multipart.field("word" + i, "1");
    }
    assertThat(user.transcribe(multipart).toString())
        .startsWith("413 ")
        .contains("form fields: 201 is over the limit of 200");
  }

  @Test
  void withoutAudioTheAnswerIsTheContractsWord() {
    String expected =
        "400 {\"exception\":\"Audio not provided\",\"status\":400,\"error\":\"bad request\"}";
    assertThat(user.transcribe(new Multipart().field("knight", "1")).toString())
        .isEqualTo(expected);
    assertThat(user.transcribe(new Multipart().file("recording", KNIGHT)).toString())
        .isEqualTo(expected);
    assertThat(user.post("/api/v1/stt/http", "").toString()).isEqualTo(expected);
    assertThat(user.with("Content-Type", "audio/wav").post("/api/v1/stt/http", "x").toString())
        .isEqualTo(expected);
  }

  @Test
  void withoutTokenNothingIsHeard() {
    Answer answer = DeepSpeechClient.anonymous(server).transcribe(KNIGHT);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).contains("\"reasons\":[\"Authorization header not present.\"]");
  }

  @Test
  void aCutOffRecordingIsHeardUpToTheDamageWithAWarning() {
    byte[] digits = Speech.clip("digits-slt.wav");
    Answer answer = user.transcribe(Arrays.copyOf(digits, digits.length / 2));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.message()).startsWith("one two three");
    assertThat(answer.warnings()).hasSize(1);
  }

  static Stream<Arguments> whatIsNoSpeech() {
    return Stream.of(
        Arguments.of("empty", new byte[0], "0 bytes"),
        Arguments.of(
            "text",
            "#EXTM3U\nfile:///etc/passwd\n".getBytes(StandardCharsets.UTF_8),
            "no known container"),
        Arguments.of("header only", Arrays.copyOf(Wav.header(1, 16_000, 16, 0), 30), ""),
        Arguments.of("no samples", Wav.header(1, 16_000, 16, 0), "no samples"),
        Arguments.of("rate of 4 GHz", lying(1, 4_000_000_000L, 16), "4000000000"),
        Arguments.of("rate of 0", lying(1, 0, 16), "0"),
        Arguments.of("255 channels", lying(255, 16_000, 16), "255"),
        Arguments.of("no channel", lying(0, 16_000, 16), "0"),
        Arguments.of("7 bits", lying(1, 16_000, 7), "7"),
        Arguments.of("noise", noise(), "no known container"));
  }

  private static byte[] lying(int channels, long rateHz, int bits) {
    ByteArrayOutputStream wav = new ByteArrayOutputStream();
    wav.writeBytes(Wav.header(channels, rateHz, bits, 32_000));
    wav.writeBytes(new byte[32_000]);
    return wav.toByteArray();
  }

  private static byte[] noise() {
    byte[] noise = new byte[100_000];
    new java.util.Random(1).nextBytes(noise);
    return noise;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whatIsNoSpeech")
  void whatIsNoSpeechIsRefusedExactlyAndAtOnce(String name, byte[] audio, String detail) {
    Answer answer = user.transcribe(audio);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.json().keySet()).containsExactly("exception", "status", "error");
    assertThat(answer.json().getString("exception"))
        .contains(detail)
        .doesNotContain("dev.earshot", "/tmp");
    assertThat(answer.took()).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void silenceIsAnEmptyMessage() {
    ByteArrayOutputStream wav = new ByteArrayOutputStream();
    wav.writeBytes(Wav.header(1, 16_000, 16, 64_000));
    wav.writeBytes(new byte[64_000]);
    assertThat(user.transcribe(wav.toByteArray()).message()).isEmpty();
  }
}
