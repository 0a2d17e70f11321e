package dev.earshot.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.LiveServer;
import dev.earshot.testing.Multipart;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.Wav;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transcripts of the native API, through the real server and the real engines. */
@ExtendWith(LiveServer.class)
class TranscriptsIT {
  private static final String TRANSCRIPTS = "/api/v1/transcripts";
  private static final String DEFAULT_MODEL = "cmusphinx-en-us";
  private static final byte[] POWER = Speech.clip("power-rms.wav");
  private static final byte[] DIGITS = Speech.clip("vosk-digits-rms.wav");

  private final SpeechServer server;
  private final DeepSpeechClient user;

  TranscriptsIT(SpeechServer server) {
    this.server = server;
    this.user = DeepSpeechClient.registered(server);
  }

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(server.temporaryFiles()).isEmpty();
  }

  private static Multipart power() {
    return new Multipart().file("audio", POWER);
  }

  private static Multipart digits() {
    return new Multipart().file("audio", DIGITS).field("model", LiveServer.DIGITS);
  }

  @ParameterizedTest
  @ValueSource(strings = {TRANSCRIPTS, TRANSCRIPTS + "/"})
  void aSoundBecomesWordsWithTimesInsideIt(String path) {
    Answer answer = user.upload(path, power());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.header("Content-Disposition")).isEmpty();
    JsonObject json = answer.json();
    assertThat(json.keySet())
        .containsExactly("text", "duration", "language", "model", "segments", "warnings");
    assertThat(json.getString("text")).isEqualTo("your power is sufficient");
    assertThat(json.getString("language")).isEqualTo("en-US");
    assertThat(json.getString("model")).isEqualTo(DEFAULT_MODEL);
    assertThat(json.getJsonArray("warnings")).isEmpty();
    assertThat(json.get("duration").toString()).matches("[1-9]\\.\\d{3}");
    JsonObject segment = json.getJsonArray("segments").getJsonObject(0);
    assertThat(segment.getString("text")).isEqualTo("your power is sufficient");
    assertThat(segment.getJsonArray("words").getValuesAs(w -> w.asJsonObject().getString("word")))
        .containsExactly("your", "power", "is", "sufficient");
    assertTimes(json);
  }

  @Test
  void aLongSoundHasSegmentsInOrder() {
    JsonObject json =
        user.upload(TRANSCRIPTS, new Multipart().file("audio", Speech.clip("long-rms.wav"))).json();
    assertThat(json.getJsonArray("segments")).hasSizeGreaterThan(1);
    assertThat(json.getString("text"))
        .startsWith("the harbor was quiet")
        .endsWith("the weather was fine again");
    assertTimes(json);
  }

  private static void assertTimes(JsonObject transcript) {
    double duration = transcript.getJsonNumber("duration").doubleValue();
    double before = 0;
    for (JsonObject segment : transcript.getJsonArray("segments").getValuesAs(JsonObject.class)) {
      assertThat(segment.get("start").toString()).matches("\\d+\\.\\d{3}");
      assertThat(start(segment)).isGreaterThanOrEqualTo(before);
      assertThat(end(segment)).isBetween(start(segment), duration);
      assertThat(segment.getJsonNumber("confidence").doubleValue()).isBetween(0.0, 1.0);
      assertThat(segment.getJsonArray("words")).isNotEmpty();
      for (JsonObject word : segment.getJsonArray("words").getValuesAs(JsonObject.class)) {
        assertThat(word.get("end").toString()).matches("\\d+\\.\\d{3}");
        assertThat(start(word)).isGreaterThanOrEqualTo(before);
        assertThat(end(word)).isBetween(start(word), duration);
        assertThat(word.getJsonNumber("confidence").doubleValue()).isBetween(0.0, 1.0);
        before = end(word);
      }
    }
    assertThat(before).isPositive();
  }

  private static double start(JsonObject timed) {
    return timed.getJsonNumber("start").doubleValue();
  }

  private static double end(JsonObject timed) {
    return timed.getJsonNumber("end").doubleValue();
  }

  @Test
  void silenceIsATranscriptWithoutSegments() {
    ByteArrayOutputStream wav = new ByteArrayOutputStream();
    wav.writeBytes(Wav.header(1, 16_000, 16, 64_000));
    wav.writeBytes(new byte[64_000]);
    assertThat(user.upload(TRANSCRIPTS, new Multipart().file("audio", wav.toByteArray())).text())
        .isEqualTo(
            "{\"text\":\"\",\"duration\":2.000,\"language\":\"en-US\",\"model\":\"cmusphinx-en-us\","
                + "\"segments\":[],\"warnings\":[]}");
  }

  @ParameterizedTest
  @CsvSource({
    "txt, text/plain, txt",
    "text, text/plain, txt",
    "srt, application/x-subrip, srt",
    "SRT, application/x-subrip, srt",
    "vtt, text/vtt, vtt",
    "tsv, text/tab-separated-values, tsv"
  })
  void theFormatIsChosenByName(String format, String type, String extension) {
    Answer answer =
        user.with("Accept", "image/png").upload(TRANSCRIPTS + "?format=" + format, power());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.header("Content-Type").orElse("").toLowerCase(Locale.ROOT))
        .isEqualTo(type + ";charset=utf-8");
    assertThat(answer.header("Content-Disposition"))
        .contains("attachment; filename=\"transcript." + extension + "\"");
    assertThat(answer.text()).contains("your power is sufficient");
    Answer accepted = user.with("Accept", type).upload(TRANSCRIPTS, power());
    assertThat(accepted.text()).isEqualTo(answer.text());
    assertThat(accepted.header("Content-Type")).isEqualTo(answer.header("Content-Type"));
    assertThat(accepted.header("Content-Disposition")).isEmpty();
  }

  @Test
  void jsonCanBeNamedToo() {
    Answer answer = user.upload(TRANSCRIPTS + "?format=json", power());
    assertThat(answer.json().getString("text")).isEqualTo("your power is sufficient");
    assertThat(answer.header("Content-Disposition"))
        .contains("attachment; filename=\"transcript.json\"");
  }

  @ParameterizedTest
  @CsvSource({
    "*/*, application/json",
    "text/*, text/plain;charset=utf-8",
    "'text/html, text/vtt;q=0.2, */*;q=0.1', text/vtt;charset=utf-8",
    "'application/json;q=0.4, text/vtt;q=0.5', text/vtt;charset=utf-8"
  })
  void theClientsPreferencesCount(String accept, String type) {
    Answer answer = user.with("Accept", accept).upload(TRANSCRIPTS, power());
    assertThat(answer.header("Content-Type").orElse("").toLowerCase(Locale.ROOT)).isEqualTo(type);
  }

  @Test
  void subtitlesCanBeReadInTime() {
    Multipart speech = new Multipart().file("audio", Speech.clip("long-rms.wav"));
    double duration =
        user.upload(TRANSCRIPTS, speech).json().getJsonNumber("duration").doubleValue();
    List<SubtitleCue> srt =
        SubtitleCue.all(user.upload(TRANSCRIPTS + "?format=srt", speech).text());
    List<SubtitleCue> vtt =
        SubtitleCue.all(user.upload(TRANSCRIPTS + "?format=vtt", speech).text());
    assertThat(srt).hasSizeGreaterThan(3).isEqualTo(vtt);
    double before = 0;
    for (SubtitleCue cue : srt) {
      assertThat(cue.start()).isGreaterThanOrEqualTo(before);
      assertThat(cue.end()).isGreaterThan(cue.start()).isLessThanOrEqualTo(duration);
      assertThat(cue.end() - cue.start()).isLessThanOrEqualTo(7.0005);
      assertThat(cue.lines()).hasSizeBetween(1, 2).allMatch(line -> line.length() <= 42);
      before = cue.end();
    }
  }

  @Test
  void numbersAreWrittenOnRequest() {
    Answer spoken = user.upload(TRANSCRIPTS, digits().field("written", "false"));
    assertThat(spoken.json().getString("text"))
        .isEqualTo("one two three four five six seven eight nine zero");
    JsonObject written = user.upload(TRANSCRIPTS, digits().field("written", "true")).json();
    assertThat(written.getString("text")).isEqualTo("1 2 3 4 5 6 7 8 9 0");
    assertThat(written.getJsonArray("warnings")).isEmpty();
    assertTimes(written);
    assertThat(user.upload(TRANSCRIPTS + "?format=txt", digits().field("written", "true")).text())
        .isEqualTo("1 2 3 4 5 6 7 8 9 0\n");
  }

  @Test
  void theModelIsChosenByName() {
    JsonObject json = user.upload(TRANSCRIPTS, digits()).json();
    assertThat(json.getString("model")).isEqualTo(LiveServer.DIGITS);
    assertThat(json.getString("text"))
        .isEqualTo("one two three four five six seven eight nine zero");
    assertTimes(json);
  }

  @ParameterizedTest
  @CsvSource({"en-US", "en", "EN_us", "en-GB"})
  void theModelIsChosenByLanguage(String language) {
    JsonObject json = user.upload(TRANSCRIPTS, power().field("language", language)).json();
    assertThat(json.getString("model")).isEqualTo(DEFAULT_MODEL);
  }

  @Test
  void theNameOfAModelGoesBeforeTheLanguage() {
    Answer answer = user.upload(TRANSCRIPTS, digits().field("language", "tlh"));
    assertThat(answer.json().getString("model")).isEqualTo(LiveServer.DIGITS);
  }

  @Test
  void whatAFormLeavesEmptyIsNotAskedFor() {
    Answer answer =
        user.upload(
            TRANSCRIPTS,
            power()
                .field("model", "")
                .field("language", " ")
                .field("hotWords", "")
                .field("written", ""));
    assertThat(answer.json().getString("model")).isEqualTo(DEFAULT_MODEL);
  }

  @Test
  void hotWordsWorkAndUnknownOnesAreNamed() {
    byte[] knight = Speech.clip("night-rms.wav");
    String words = "[{\"word\":\"knight\",\"boost\":1000},{\"word\":\"xyzzyq\",\"boost\":1.5}]";
    JsonObject json =
        user.upload(TRANSCRIPTS, new Multipart().file("audio", knight).field("hotWords", words))
            .json();
    assertThat(json.getString("text")).contains("knight");
    JsonArray warnings = json.getJsonArray("warnings");
    assertThat(warnings).hasSize(1);
    assertThat(warnings.getJsonObject(0).getString("code")).isEqualTo("unknown-hot-word");
    assertThat(warnings.getJsonObject(0).getString("message")).contains("xyzzyq");
  }

  @Test
  void aCutOffSoundIsHeardUpToTheDamageWithAWarning() {
    byte[] half = Arrays.copyOf(DIGITS, DIGITS.length / 2);
    JsonObject json =
        user.upload(TRANSCRIPTS, new Multipart().file("audio", half).field("model", "digits"))
            .json();
    assertThat(json.getString("text")).startsWith("one two three");
    assertThat(json.getJsonArray("warnings")).hasSize(1);
    assertTimes(json);
  }
}
