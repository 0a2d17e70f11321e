package dev.earshot.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Answer;
import dev.earshot.testing.ApiKeyClient;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.LiveServer;
import dev.earshot.testing.Multipart;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the native API transcribes not, and how it says so. */
@ExtendWith(LiveServer.class)
class TranscriptRefusalsIT {
  private static final String TRANSCRIPTS = "/api/v1/transcripts";
  private static final byte[] POWER = Speech.clip("power-rms.wav");

  private final SpeechServer server;
  private final DeepSpeechClient user;

  TranscriptRefusalsIT(SpeechServer server) {
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
    return power().field("model", LiveServer.DIGITS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "model; none-such; model; no model named 'none-such' is installed",
        "model; ../digits; model; no model named '../digits' is installed",
        "language; tlh; language; no installed model is for 'tlh'",
        "written; yes; written; true or false",
        "written; TRUE; written; true or false",
        "hotwords; []; hotwords; no such field",
        "knight; 10; knight; no such field",
        "hotWords; knight; hotWords; a JSON array of objects with word and boost",
        "hotWords; {}; hotWords; a JSON array of objects with word and boost",
        "hotWords; [{}]; hotWords[0]; an object with word and boost, and nothing else",
        "hotWords; [1]; hotWords[0]; an object with word and boost, and nothing else",
        "hotWords; [{\"word\":\"a\",\"boost\":\"1\"}]; hotWords[0].boost; a number",
        "hotWords; [{\"word\":\"a\",\"boost\":1e999}]; hotWords[0];"
            + " the boost of a hot word is a finite number",
        "hotWords; [{\"word\":\"a\",\"boost\":1},{\"word\":1,\"boost\":1}]; hotWords[1].word; text",
        "hotWords; [{\"word\":\" \",\"boost\":1}]; hotWords[0];"
            + " a hot word has 1 to 100 characters, not 0"
      })
  void aWrongFieldIsNamedWithItsRule(String name, String value, String field, String rule) {
    assertRefused(user.upload(TRANSCRIPTS, power().field(name, value)), field, rule);
  }

  private static void assertRefused(Answer answer, String field, String rule) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
    JsonObject error = answer.json().getJsonArray("errors").getJsonObject(0);
    assertThat(error.getString("field")).isEqualTo(field);
    assertThat(error.getString("rule")).isEqualTo(rule);
    assertThat(answer.json().getString("detail")).isEqualTo(field + ": " + rule);
  }

  @Test
  void hotWordsAreLimitedInNumberAndNestedOnesAreNone() {
    String word = "{\"word\":\"a\",\"boost\":1}";
    String many = "[" + String.join(",", Collections.nCopies(201, word)) + "]";
    assertRefused(
        user.upload(TRANSCRIPTS, power().field("hotWords", many)),
        "hotWords",
        "at most 200, not 201");
    assertRefused(
        user.upload(TRANSCRIPTS, power().field("hotWords", "[".repeat(60_000))),
        "hotWords",
        "a JSON array of objects with word and boost");
  }

  @Test
  void aFieldGivenTwiceIsRefused() {
    assertRefused(
        user.upload(TRANSCRIPTS, digits().field("model", "cmusphinx-en-us")), "model", "once only");
  }

  @Test
  void aModelThatKnowsNoHotWordsSaysSo() {
    assertRefused(
        user.upload(TRANSCRIPTS, digits().field("hotWords", "[{\"word\":\"one\",\"boost\":2}]")),
        "hotWords",
        "model digits does not support hot words");
  }

  @Test
  void withoutAudioAllThatIsWrongIsNamed() {
    Answer answer =
        user.upload(TRANSCRIPTS, new Multipart().field("audio", "x").field("written", "2"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("detail"))
        .isEqualTo("audio: a file, sent with a file name; written: true or false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#EXTM3U\nfile:///etc/passwd\n", ""})
  void whatIsNoSoundIsRefused(String content) {
    Answer answer =
        user.upload(
            TRANSCRIPTS, new Multipart().file("audio", content.getBytes(StandardCharsets.UTF_8)));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getJsonArray("errors").getJsonObject(0).getString("field"))
        .isEqualTo("audio");
    assertThat(answer.text()).doesNotContain("dev.earshot", "/tmp");
  }

  @Test
  void anUnknownFormatIsRefusedBeforeTheBodyIsRead() {
    assertRefused(
        user.post(TRANSCRIPTS + "?format=docx", ""), "format", "one of json, txt, srt, vtt, tsv");
  }

  @Test
  void whatCannotBeAnsweredIs406() {
    Answer answer = user.with("Accept", "image/png, text/html").upload(TRANSCRIPTS, power());
    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(answer.json().getString("detail"))
        .isEqualTo(
            "The answer can be application/json, text/plain, application/x-subrip, text/vtt,"
                + " text/tab-separated-values; or name it by ?format=");
  }

  @Test
  void aHeaderThatCannotBeReadIsABadRequest() {
    Answer answer = user.with("Accept", "///").upload(TRANSCRIPTS, power());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"audio/wav", "application/json", "multipart/mixed; boundary=x"})
  void anotherBodyThanAFormIs415(String type) {
    Answer answer = user.with("Content-Type", type).post(TRANSCRIPTS, "RIFF");
    assertThat(answer.toString())
        .isEqualTo(
            "415 {\"type\":\"about:blank\",\"title\":\"Unsupported Media Type\",\"status\":415,"
                + "\"detail\":\"The body has to be multipart/form-data\"}");
  }

  @Test
  void aBodyWithoutTypeIs415AndADamagedOne400() {
    assertThat(user.post(TRANSCRIPTS, "").status()).isEqualTo(415);
    for (String type : List.of("multipart/form-data", "multipart/form-data; boundary=x")) {
      Answer answer = user.with("Content-Type", type).post(TRANSCRIPTS, "--x\r\nContent-");
      assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
      assertThat(answer.json().getString("detail")).contains("multipart body");
    }
  }

  @Test
  void tooManyFieldsAndTooLongOnesAre413() {
    Multipart many = power();
    for (int i = 0; i < 9; i++) {
      many.field("field" + i, "");
    }
    Answer answer = user.upload(TRANSCRIPTS, many);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().getString("detail"))
        .isEqualTo("form fields: 9 is over the limit of 8");
    assertThat(user.upload(TRANSCRIPTS, power().field("hotWords", " ".repeat(70_000))).toString())
        .startsWith("413 ")
        .contains("bytes in a form field: 65537 is over the limit of 65536");
  }

  @Test
  void credentialsWithTheScopeAreNeeded() {
    Answer nobody = DeepSpeechClient.anonymous(server).upload(TRANSCRIPTS, power());
    assertThat(nobody.status()).isEqualTo(401);
    assertThat(nobody.header("Content-Type").orElse("")).startsWith("application/problem+json");
    Answer other = ApiKeyClient.with(user, "stream").upload(TRANSCRIPTS, power());
    assertThat(other.status()).isEqualTo(403);
    assertThat(other.json().getString("detail")).isEqualTo("The scope transcribe is needed");
    assertThat(ApiKeyClient.with(user, "transcribe").upload(TRANSCRIPTS, power()).status())
        .isEqualTo(200);
  }

  @Test
  void onlyPostIsAllowed() {
    Answer answer = user.get(TRANSCRIPTS);
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(user.post(TRANSCRIPTS + "/1", "").status()).isEqualTo(404);
  }
}
