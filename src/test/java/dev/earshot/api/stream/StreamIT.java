package dev.earshot.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.LiveServer;
import dev.earshot.testing.ServerState;
import dev.earshot.testing.Speech;
import dev.earshot.testing.SpeechServer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dialogues of the native stream through the real server and engines. */
@ExtendWith(LiveServer.class)
class StreamIT {
  private static final int WAV_HEADER = 44;
  private static final String START = "{'type':'start','seq':1,'model':'digits'}";
  private static final String FINISH = "{'type':'finish','seq':99}";
  private static final byte[] SAMPLES = samples("vosk-digits-rms.wav");

  // why without its last 100 ms: the small model may hear another word in that quiet moment
  private static final byte[] DIGITS = Arrays.copyOf(SAMPLES, SAMPLES.length - 3_200);
  private static final String DIGITS_TEXT = "one two three four five six seven eight nine zero";
  private static final double DIGITS_SECONDS = DIGITS.length / 32_000.0;

  private final SpeechServer server;
  private final List<StreamClient> clients = new ArrayList<>();

  StreamIT(SpeechServer server) {
    this.server = server;
  }

  @AfterEach
  void hangUp() {
    clients.forEach(StreamClient::close);
  }

  @Test
  void aStreamIsHeardToItsEnd() {
    StreamClient client = open();
    JsonObject started = client.start(START);
    assertThat(UUID.fromString(started.getString("session"))).isNotNull();
    assertThat(started.getInt("to")).isEqualTo(1);
    assertThat(started.getInt("sampleRate")).isEqualTo(16_000);
    assertThat(started.getJsonObject("model").getString("name")).isEqualTo("digits");
    assertThat(started.getJsonObject("model").getString("engine")).isEqualTo("vosk");
    assertThat(started.getJsonObject("model").getString("language")).startsWith("en");
    client.audio(DIGITS, 3_200).say(FINISH);
    assertThat(client.end().code()).isEqualTo(1000);
    JsonObject last = client.all("final").get(0);
    assertThat(last.getString("text")).isEqualTo(DIGITS_TEXT);
    assertThat(last.getInt("segment")).isZero();
    JsonObject done = client.all().get(client.all().size() - 1);
    assertThat(done.getString("type")).isEqualTo("done");
    assertThat(done.getInt("to")).isEqualTo(99);
    assertThat(seconds(done, "duration")).isEqualTo(rounded(DIGITS_SECONDS));
    assertThat(done.getInt("segments")).isEqualTo(1);
    assertThat(done.getInt("received")).isEqualTo(DIGITS.length);
  }

  @Test
  void wordsHaveTheirPlaceInTheAudio() {
    StreamClient client = open();
    client.start(START);
    client.audio(new byte[32_000 * 5], 8_000).audio(DIGITS, 3_201).say(FINISH);
    JsonObject last = client.next("final");
    assertThat(last).doesNotContainKey("alternatives");
    assertThat(seconds(last, "confidence")).isBetween(0.0, 1.0);
    double before = Math.max(5, seconds(last, "start"));
    assertThat(last.getJsonArray("words")).hasSize(10);
    for (JsonValue each : last.getJsonArray("words")) {
      JsonObject word = each.asJsonObject();
      assertThat(seconds(word, "start")).isGreaterThanOrEqualTo(before);
      assertThat(seconds(word, "end")).isGreaterThanOrEqualTo(seconds(word, "start"));
      assertThat(seconds(word, "confidence")).isBetween(0.0, 1.0);
      before = seconds(word, "end");
    }
    assertThat(before).isLessThanOrEqualTo(5 + DIGITS_SECONDS);
    assertThat(seconds(last, "end")).isLessThanOrEqualTo(5.001 + DIGITS_SECONDS);
  }

  @Test
  void partialsComeOnlyWhenTheyChangeAndWhatIsStableStays() {
    StreamClient client = open();
    client.start(START);
    client.audio(DIGITS, 1_600).say(FINISH);
    client.end();
    List<JsonObject> partials = client.all("partial");
    assertThat(partials).hasSizeBetween(3, 100);
    String stable = "";
    String before = "";
    for (JsonObject partial : partials) {
      assertThat(partial.getString("stable")).startsWith(stable);
      stable = partial.getString("stable");
      String now = stable + "|" + partial.getString("unstable");
      assertThat(now).isNotEqualTo(before);
      before = now;
    }
    assertThat(stable).startsWith("one two three");
  }

  @Test
  void silenceEndsAnUtteranceAndSegmentsAreCounted() {
    StreamClient client = open();
    client.start(START);
    for (int i = 0; i < 2; i++) {
      client.audio(DIGITS, 3_200).audio(new byte[32_000 * 2], 3_200);
    }
    client.say(FINISH).end();
    List<JsonObject> finals = client.all("final");
    assertThat(finals).extracting(f -> f.getInt("segment")).containsExactly(0, 1);
    assertThat(finals).extracting(f -> f.getString("text")).containsOnly(DIGITS_TEXT);
    assertThat(seconds(finals.get(1), "start")).isBetween(DIGITS_SECONDS + 1, DIGITS_SECONDS + 3);
  }

  @Test
  void silenceAloneHasNoFinalsAndNoPartials() {
    StreamClient client = open();
    client.start(START);
    client.audio(new byte[32_000 * 20], 32_000).say(FINISH);
    client.end();
    assertThat(client.all("final")).isEmpty();
    assertThat(client.all("partial")).isEmpty();
    assertThat(seconds(client.all("done").get(0), "duration")).isEqualTo(20.0);
  }

  @Test
  void aStreamWithoutAudioIsDoneToo() {
    StreamClient client = open();
    client.start("{'type':'start'}");
    client.say("{'type':'flush'}").next("flushed");
    client.say("{'type':'finish'}");
    assertThat(client.end().code()).isEqualTo(1000);
    JsonObject done = client.all("done").get(0);
    assertThat(done).doesNotContainKey("to");
    assertThat(seconds(done, "duration")).isZero();
    assertThat(done.getInt("received")).isZero();
  }

  @Test
  void aFlushMakesWhatWasSaidFinalAndTheClockGoesOn() {
    StreamClient client = open();
    client.start(START);
    client.audio(DIGITS, 3_200).say("{'type':'flush','seq':5}");
    assertThat(client.next("final").getString("text")).isEqualTo(DIGITS_TEXT);
    assertThat(client.next().getString("type")).isEqualTo("flushed");
    assertThat(client.all("flushed").get(0).getInt("to")).isEqualTo(5);
    client.audio(DIGITS, 3_200).say(FINISH);
    JsonObject second = client.next("final");
    assertThat(second.getString("text")).isEqualTo(DIGITS_TEXT);
    assertThat(second.getInt("segment")).isEqualTo(1);
    assertThat(seconds(second.getJsonArray("words").getJsonObject(0), "start"))
        .isBetween(DIGITS_SECONDS, DIGITS_SECONDS + 0.6);
  }

  @Test
  void aConfigurationHoldsFromTheNextUtterance() {
    StreamClient client = open();
    client.start(START);
    client.audio(DIGITS, 3_200).say("{'type':'configure','seq':3,'alternatives':3}");
    assertThat(client.next("configured").getInt("to")).isEqualTo(3);
    client.say("{'type':'flush'}");
    assertThat(client.next("final")).doesNotContainKey("alternatives");
    client.next("flushed");
    client.audio(DIGITS, 3_200).say("{'type':'flush'}");
    JsonObject more = client.next("final");
    assertThat(more.getString("text")).isEqualTo(DIGITS_TEXT);
    assertThat(more.getJsonArray("alternatives")).hasSizeLessThanOrEqualTo(2);
    client.next("flushed");
    client.say("{'type':'configure','phrases':['one two three','zero','[unk]'],'alternatives':1}");
    client.next("configured");
    client.audio(DIGITS, 3_200).say(FINISH);
    assertThat(client.next("final").getString("text").split(" "))
        .isSubsetOf("one", "two", "three", "zero", "[unk]");
  }

  @Test
  void numbersAreWrittenAsPeopleDoWhereThatIsWanted() {
    StreamClient client = open();
    client.start("{'type':'start','model':'digits','written':true}");
    client.audio(DIGITS, 3_200).say("{'type':'flush'}");
    JsonObject first = client.next("final");
    assertThat(first.getString("text")).isEqualTo("1 2 3 4 5 6 7 8 9 0");
    assertThat(first.getJsonArray("words").getJsonObject(0).getString("word")).isEqualTo("1");
    client.say("{'type':'configure','written':false}").audio(DIGITS, 3_200).say(FINISH);
    assertThat(client.next("final").getString("text")).isEqualTo(DIGITS_TEXT);
  }

  @Test
  void anotherModelHoldsFromTheNextUtterance() {
    StreamClient client = open();
    client.start(START);
    client.audio(DIGITS, 3_200).say("{'type':'flush'}").next("flushed");
    client.say("{'type':'configure','model':'cmusphinx-en-us'}").next("configured");
    client.audio(samples("weather-slt.wav"), 3_200).say(FINISH);
    assertThat(client.next("final").getString("text")).contains("weather");
  }

  @Test
  void theDefaultModelIsThereForWhoeverNamesNoneAndForItsLanguage() {
    for (String start : List.of("{'type':'start'}", "{'type':'start','language':'en'}")) {
      StreamClient client = open();
      JsonObject model = client.start(start).getJsonObject("model");
      assertThat(model.getString("name")).isEqualTo("cmusphinx-en-us");
      assertThat(model.getString("engine")).isEqualTo("pocketsphinx");
      assertThat(model.getString("language")).isEqualTo("en-US");
    }
  }

  @Test
  void hotWordsAreHeardWhereTheModelTakesThemElseThereIsOneWarning() {
    String words = "'hotWords':[{'word':'knight','boost':1000}]";
    StreamClient client = open();
    client.start("{'type':'start'," + words + "}");
    client.audio(samples("night-rms.wav"), 3_200).say(FINISH);
    assertThat(client.next("final").getString("text")).isEqualTo("the knight came home late");
    assertThat(client.all("warning")).isEmpty();
    StreamClient other = open();
    other.start("{'type':'start','model':'digits'," + words + "}");
    other.audio(DIGITS, 3_200).say("{'type':'flush'}").next("flushed");
    other.say("{'type':'configure'," + words + "}").next("configured");
    other.audio(DIGITS, 3_200).say(FINISH).end();
    assertThat(other.all("warning")).hasSize(1);
    assertThat(other.all("final")).hasSize(2);
  }

  @Test
  void anotherRateIsHeardAsWell() {
    StreamClient client = open();
    byte[] half = new byte[DIGITS.length / 4 * 2];
    for (int i = 0; i < half.length; i += 2) {
      half[i] = DIGITS[i * 2];
      half[i + 1] = DIGITS[i * 2 + 1];
    }
    JsonObject started =
        client.start(
            "{'type':'start','model':'digits',"
                + "'format':{'encoding':'pcm_s16le','sampleRate':8000}}");
    assertThat(started.getInt("sampleRate")).isEqualTo(8_000);
    client.audio(half, 1_601).say(FINISH);
    assertThat(client.next("final").getString("text")).contains("seven eight nine");
    assertThat(seconds(client.next("done"), "duration")).isEqualTo(rounded(half.length / 16_000.0));
  }

  @Test
  void theLagIsToldAboutOnceASecond() {
    StreamClient client = open();
    client.start(START);
    client.audio(DIGITS, 3_200, Duration.ofMillis(100)).say(FINISH);
    client.end();
    assertThat(client.all("lag")).hasSizeBetween(2, (int) DIGITS_SECONDS);
    for (JsonObject lag : client.all("lag")) {
      assertThat(seconds(lag, "lag")).isBetween(0.0, 5.0);
      assertThat(seconds(lag, "backlog")).isBetween(0.0, 5.0);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hello | bad-message | object",
        "[1] | bad-message | object",
        "{} | bad-message | type",
        "{'type':'stop'} | unknown-type | configure",
        "{'type':'start','seq':'x'} | bad-field | seq",
        "{'type':'start','model':7} | bad-field | model",
        "{'type':'start','model':'../../etc'} | unknown-model | model",
        "{'type':'start','language':'tlh'} | unknown-language | language",
        "{'type':'start','format':{'encoding':'mp3'}} | bad-field | format.encoding",
        "{'type':'start','format':{'sampleRate':1}} | bad-field | format.sampleRate",
        "{'type':'start','hotWords':[{'word':'a'}]} | bad-field | hotWords[0].boost",
        "{'type':'start','phrases':[1]} | bad-field | phrases[0]",
        "{'type':'start','alternatives':0} | bad-field | alternatives",
        "{'type':'start','endOfUtterance':99} | bad-field | endOfUtterance",
        "{'type':'configure'} | not-started | start",
        "{'type':'flush'} | not-started | start",
        "{'type':'finish'} | not-started | start"
      })
  void badInputIsNamedAndTheSocketStaysOpen(String message, String code, String names) {
    StreamClient client = open();
    JsonObject error = client.sayWrong(message).error();
    boolean described = MessageSchemas.problems(message.replace('\'', '"')).isEmpty();
    assertThat(described)
        .as("a schema is for the form only")
        .isEqualTo(
            code.startsWith("unknown-m")
                || code.startsWith("unknown-l")
                || code.equals("not-started"));
    assertThat(error.getString("code")).isEqualTo(code);
    assertThat(error.getString("message")).contains(names);
    client.start(START);
    client.say(FINISH);
    assertThat(client.end().code()).isEqualTo(1000);
  }

  @Test
  void whatComesAtTheWrongTimeIsRefusedAndTheStreamGoesOn() {
    StreamClient client = open();
    assertThat(client.audio(new byte[100]).error().getString("code")).isEqualTo("not-started");
    client.start(START);
    JsonObject again = client.say("{'type':'start','seq':2}").error();
    assertThat(again.getString("code")).isEqualTo("already-started");
    assertThat(again.getInt("to")).isEqualTo(2);
    JsonObject bad = client.sayWrong("{'type':'configure','seq':3,'phrases':7}").error();
    assertThat(bad.getInt("to")).isEqualTo(3);
    assertThat(client.sayWrong("{'type':'configure','format':{}}").error().getString("message"))
        .startsWith("format");
    client.audio(DIGITS, 3_200).say(FINISH).say("{'type':'flush','seq':4}");
    client.audio(new byte[2]).end();
    assertThat(client.all("final").get(0).getString("text")).isEqualTo(DIGITS_TEXT);
    assertThat(client.all("error").stream().map(e -> e.getString("code")).toList())
        .containsSubsequence("not-started", "already-started", "bad-field", "bad-field");
    assertThat(client.all("done").get(0).getInt("received")).isEqualTo(DIGITS.length);
  }

  @Test
  void tooLongMessagesEndTheSession() {
    StreamClient text = open();
    text.sayAsIs("{\"type\":\"start\",\"x\":\"" + "x".repeat(StreamEndpoint.MAX_TEXT) + "\"}");
    assertThat(text.end().code()).isEqualTo(1009);
    StreamClient audio = open();
    audio.start(START);
    audio.audio(new byte[1024 * 1024 + 1]);
    assertThat(audio.end().code()).isEqualTo(1009);
  }

  @Test
  void moreThanMayWaitIsAnErrorAndTheEnd() {
    StreamClient client = open();
    client.start(START);
    byte[] minute = new byte[32_000 * 30];
    for (int at = 0; at + DIGITS.length < minute.length; at += DIGITS.length) {
      System.arraycopy(DIGITS, 0, minute, at, DIGITS.length);
    }
    try {
      for (int i = 0; i < 8; i++) {
        client.audio(minute);
      }
    } catch (CompletionException sentAway) {
      // why: the server may have said goodbye before all was sent
      assertThat(sentAway).hasCauseInstanceOf(IOException.class);
    }
    assertThat(client.end().code()).isEqualTo(1008);
    assertThat(client.all("error")).hasSize(1);
    assertThat(client.all("error").get(0).getString("code")).isEqualTo("backlog");
  }

  @Test
  void whoVanishesLeavesNothing() {
    ServerState before = ServerState.of(server);
    for (int i = 0; i < 10; i++) {
      StreamClient client = StreamClient.open(server);
      if (i > 0) {
        client.start(START);
        client.audio(DIGITS, 3_200 * i);
      }
      client.close();
    }
    ServerState.awaitCalm(server, before);
  }

  private StreamClient open() {
    StreamClient client = StreamClient.open(server);
    clients.add(client);
    return client;
  }

  private static double seconds(JsonObject message, String field) {
    return message.getJsonNumber(field).doubleValue();
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 1_000) / 1_000.0;
  }

  private static byte[] samples(String clip) {
    byte[] wav = Speech.clip(clip);
    return Arrays.copyOfRange(wav, WAV_HEADER, wav.length);
  }
}
