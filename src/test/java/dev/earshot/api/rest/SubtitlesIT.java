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
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made of edited transcripts, through the real server. */
@ExtendWith(LiveServer.class)
class SubtitlesIT {
  private static final String SUBTITLES = "/api/v1/subtitles";
  private static final String TRANSCRIPTS = "/api/v1/transcripts";
  private static final String HELLO =
      "{\"duration\":2.5,\"segments\":[{\"start\":0.1,\"end\":1.2,\"text\":\"hello there\","
          + "\"words\":[{\"word\":\"hello\",\"start\":0.1,\"end\":0.5},"
          + "{\"word\":\"world\",\"start\":0.6,\"end\":1.2}]}]}";

  private final SpeechServer server;
  private final DeepSpeechClient user;

  SubtitlesIT(SpeechServer server) {
    this.server = server;
    this.user = DeepSpeechClient.registered(server);
  }

  @ParameterizedTest
  @ValueSource(strings = {"srt", "vtt", "txt", "tsv"})
  void anUneditedTranscriptBecomesTheFileThatTheServerMakes(String format) {
    Multipart speech =
        new Multipart()
            .file("audio", Speech.clip("two-sentences-rms.wav"))
            .field("written", "true");
    String transcript = user.upload(TRANSCRIPTS, speech).text();
    Answer made = user.post(SUBTITLES + "?format=" + format, transcript);
    Answer asked = user.upload(TRANSCRIPTS + "?format=" + format, speech);
    assertThat(made.status()).as(made.toString()).isEqualTo(200);
    assertThat(made.text()).isEqualTo(asked.text()).contains("please bring");
    for (String header : new String[] {"Content-Type", "Content-Disposition"}) {
      assertThat(made.header(header)).isPresent().isEqualTo(asked.header(header));
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "txt, \"hello there\n\"",
        "tsv, \"start\tend\ttext\n100\t1200\thello there\n\"",
        "srt, \"1\n00:00:00,100 --> 00:00:01,200\nhello world\n\n\"",
        "vtt, \"WEBVTT\n\n00:00:00.100 --> 00:00:01.200\nhello world\n\n\""
      })
  void subtitlesAreMadeOfTheWordsAndTextsOfTheTexts(String format, String file) {
    assertThat(user.post(SUBTITLES + "/?format=" + format, HELLO).text().strip())
        .isEqualTo(file.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "[]; body; a JSON object",
        "{\"segments\":[]}; duration; a number of seconds from 0 to 1000000",
        "{\"duration\":-1}; duration; a number of seconds from 0 to 1000000",
        "{\"duration\":\"1\"}; duration; a number of seconds from 0 to 1000000",
        "{\"duration\":1e999}; duration; a number of seconds from 0 to 1000000",
        "{\"duration\":1}; segments; a list",
        "{\"duration\":1,\"segments\":{}}; segments; a list",
        "{\"duration\":1,\"segments\":[1]}; segments[0]; an object",
        "{\"duration\":1,\"segments\":[{\"start\":0,\"end\":1}]}; segments[0];"
            + " an object with text or words",
        "{\"duration\":1,\"segments\":[{\"start\":0,\"text\":\"\"}]}; segments[0].end;"
            + " a number of seconds from 0 to 1000000",
        "{\"duration\":1,\"segments\":[{\"start\":-1}]}; segments[0].start;"
            + " a number of seconds from 0 to 1000000",
        "{\"duration\":1,\"segments\":[{\"start\":1,\"end\":0,\"text\":\"\"}]}; segments[0].end;"
            + " not before its start",
        "{\"duration\":1,\"segments\":[{\"start\":0,\"end\":2,\"text\":\"\"}]}; segments[0].end;"
            + " not after the duration",
        "{\"duration\":1,\"segments\":[{\"text\":1}]}; segments[0].text; text",
        "{\"duration\":1,\"segments\":[{\"words\":{}}]}; segments[0].words; a list",
        "{\"duration\":1,\"segments\":[{\"words\":[{\"start\":0,\"end\":1}]}]};"
            + " segments[0].words[0].word; text",
        "{\"duration\":2,\"segments\":[{\"words\":[{\"word\":\"a\",\"start\":1,\"end\":1},"
            + "{\"word\":\"b\",\"start\":0.9,\"end\":1}]}]};"
            + " segments[0].words[1].start; not before the start of the word before",
        "{\"duration\":2,\"segments\":[{\"text\":\"\",\"start\":1,\"end\":1},"
            + "{\"text\":\"\",\"start\":0.9,\"end\":1}]};"
            + " segments[1].start; not before the start of the segment before"
      })
  void aWrongMemberIsNamedWithItsRule(String body, String field, String rule) {
    Answer answer = user.post(SUBTITLES + "?format=srt", body);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
    JsonObject error = answer.json().getJsonArray("errors").getJsonObject(0);
    assertThat(error.getString("field")).isEqualTo(field);
    assertThat(error.getString("rule")).isEqualTo(rule);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?format=", "?format=json", "?format=docx"})
  void theFormatHasToBeNamed(String query) {
    Answer answer = user.post(SUBTITLES + query, HELLO);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("detail")).isEqualTo("format: one of txt, srt, vtt, tsv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "nonsense", "{\"duration\":1,\"segments\":[]}}", "\0"})
  void whatIsNoJsonIsABadRequest(String body) {
    Answer answer = user.post(SUBTITLES + "?format=srt", body);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.json().getString("detail")).isEqualTo("Failed when parsing body as json");
  }

  @Test
  void hostileBodiesAreRefusedAtOnce() {
    int mega = 1_024 * 1_024;
    assertRefused("[".repeat(8 * mega), 400);
    assertRefused("{\"x\":" + "[".repeat(8 * mega - 10), 400);
    assertRefused("{\"x\":" + "{\"x\":".repeat(mega), 400);
    assertRefused("{\"duration\":" + "9".repeat(7 * mega) + ",\"segments\":[]}", 400);
    assertRefused("{\"duration\":1e-" + "9".repeat(7 * mega) + ",\"segments\":[]}", 400);
    assertRefused(" ".repeat(8 * mega + 1), 413);
    assertRefused(segments(100_001, "{\"start\":0,\"end\":0,\"text\":\"\"}"), 413);
    assertRefused(
        segments(1, "{\"start\":0,\"end\":0,\"text\":\"" + "a ".repeat(mega) + "\"}"), 413);
  }

  private static String segments(int count, String segment) {
    return "{\"duration\":1,\"segments\":["
        + String.join(",", Collections.nCopies(count, segment))
        + "]}";
  }

  private void assertRefused(String body, int status) {
    Answer answer = user.post(SUBTITLES + "?format=srt", body);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(answer.took()).isLessThan(Duration.ofSeconds(10));
    assertThat(server.log()).doesNotContain("OutOfMemoryError", "StackOverflowError");
  }

  @Test
  void asManyWordsAsAllowedAreLaidOut() {
    String text = "{\"start\":0,\"end\":50000,\"text\":\"" + "word ".repeat(99_999) + "\"}";
    Answer answer =
        user.post(SUBTITLES + "?format=vtt", "{\"duration\":50000,\"segments\":[" + text + "]}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text().split("word", -1)).hasSize(100_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"transcribe", "stream"})
  void everyKeyMayMakeThem(String scope) {
    assertThat(ApiKeyClient.with(user, scope).post(SUBTITLES + "?format=srt", HELLO).status())
        .isEqualTo(200);
  }

  @Test
  void nobodyMayNot() {
    Answer answer = DeepSpeechClient.anonymous(server).post(SUBTITLES + "?format=srt", HELLO);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
  }

  @Test
  void onlyPostIsAllowed() {
    assertThat(user.get(SUBTITLES + "?format=srt").status()).isEqualTo(405);
  }
}
