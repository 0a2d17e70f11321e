package dev.earshot.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.testing.Answer;
import dev.earshot.testing.DeepSpeechClient;
import dev.earshot.testing.LiveServer;
import dev.earshot.testing.ServerState;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.browser.Browser;
import dev.earshot.testing.browser.Microphone;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who opens the page can log in, speak and read along. */
@ExtendWith(LiveServer.class)
class PageIT {
  // why what follows does not count: the small model may hear a word in the silence
  private static final String WORDS = "one two three four five six seven eight nine zero";

  /** Writes down what is seen and when, in milliseconds. */
  private static final String WATCH =
      """
      window.watched = {partials: [], segments: 0, level: 0};
      setInterval(() => {
        const partial = document.getElementById('partial').textContent.trim();
        const level = document.getElementById('level').value;
        const segments = document.querySelectorAll('#segments p').length;
        watched.level = Math.max(watched.level, level);
        if (level > 0.4) watched.spoken ??= performance.now();
        if (partial && !watched.shown) {
          watched.shown = performance.now();
          watched.segmentsBefore = segments;
        }
        if (partial && watched.partials.at(-1) !== partial) watched.partials.push(partial);
      }, 5);
      """;

  /**
   * A second of a tone that stays and one that cannot, in pieces of 128 samples: how many samples
   * come out, and how loud both are.
   */
  private static final String RESAMPLE =
      """
      async rateHz => {
        const {Resampler} = await import('/assets/resampler.js');
        const resampled = hz => {
          const resampler = new Resampler(rateHz, 16000);
          const out = [];
          for (let at = 0; at < rateHz; at += 128) {
            const length = Math.min(128, rateHz - at);
            out.push(...resampler.accept(Float32Array.from({length}, (_, i) =>
                0.5 * Math.sin(2 * Math.PI * hz * (at + i) / rateHz))));
          }
          out.push(...resampler.finish());
          return out;
        };
        const peak = samples => Math.max(...samples.slice(1000, 15000));
        const low = resampled(1000);
        return [low.length, peak(low), rateHz > 20000 ? peak(resampled(10000)) : 0];
      }
      """;

  private static Browser browser;

  private final SpeechServer server;

  PageIT(SpeechServer server) {
    this.server = server;
  }

  @BeforeAll
  static void start(@TempDir Path folder) {
    browser = Browser.hearing(Microphone.of("vosk-digits-rms.wav", folder).wav());
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void thePageMayLoadWhatIsHereAndNothingElse() {
    for (String path : new String[] {"/", "/index.html", "/assets/page.js", "/assets/page.css"}) {
      Answer answer = DeepSpeechClient.anonymous(server).get(path);
      assertThat(answer.header("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'; script-src 'self'; style-src 'self';")
          .doesNotContain("unsafe", "*")
          .contains("connect-src 'self' ws://" + server.address().getAuthority());
      assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    }
    assertThat(DeepSpeechClient.anonymous(server).get("/health/live").header("Referrer-Policy"))
        .isEmpty();
  }

  @Test
  void registeringLogsInAndLoggingOutLeavesNothing() {
    Visitor visitor = Visitor.of(browser, server);
    assertThat(visitor.is("document.getElementById('work').hidden")).isTrue();
    visitor.registers().sees("start").seesNo("account");
    assertThat(visitor.text("who-name")).isEqualTo(visitor.name());
    visitor.page().open(server.address().resolve("/"));
    visitor.sees("start").clicks("log-out").sees("account").seesNo("start");
    assertThat(visitor.is("sessionStorage.length === 0")).isTrue();
    visitor.logsIn().sees("start");
    assertThat(visitor.problems()).isEmpty();
  }

  @Test
  void aWrongPasswordIsSaidSo() {
    Visitor visitor = Visitor.of(browser, server);
    visitor.writes("username", visitor.name()).writes("password", "wrong").clicks("account-send");
    visitor.isTold("Username or password is incorrect.");
  }

  @Test
  void whatIsSpokenIsReadWhileItIsSpoken() {
    ServerState before = ServerState.of(server);
    Visitor visitor = Visitor.of(browser, server).registers();
    visitor.page().evaluate(WATCH);
    visitor.speaks(LiveServer.DIGITS);
    visitor.readsAlong("three");
    visitor.waitsFor("document.getElementById('lag').textContent !== '-'");
    visitor.readsSegments(1);
    visitor.clicks("stop").speechIs("idle");
    assertThat(visitor.speech()).startsWith(WORDS);
    JsonObject seen = visitor.page().evaluate("watched").asJsonObject();
    assertThat(seen.getJsonArray("partials").size()).isGreaterThan(3);
    assertThat(seen.getInt("segmentsBefore")).isZero();
    assertThat(visitor.number("watched.level")).isBetween(0.5, 1.0);
    System.out.printf(
        "page: first partial %.0f ms after the first loud chunk of 100 ms%n",
        visitor.number("watched.shown - watched.spoken"));
    assertThat(visitor.text("partial")).isBlank();
    assertThat(visitor.text("announced")).isNotBlank();
    visitor.sees("player").waitsFor("document.getElementById('player').duration > 4");
    visitor.page().evaluate("document.querySelectorAll('.word')[2].click()");
    visitor.waitsFor("document.querySelector('.word.now')?.textContent === 'three'");
    assertThat(visitor.problems()).isEmpty();
    ServerState.awaitCalm(server, before);
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 22_050, 44_100, 48_000, 96_000})
  void soundOfAnyRateBecomesThatOfTheEngines(int rateHz) {
    Visitor visitor = Visitor.of(browser, server);
    JsonArray heard = visitor.page().call(RESAMPLE, Json.createValue(rateHz)).asJsonArray();
    assertThat(heard.getInt(0)).isBetween(15_990, 16_001);
    assertThat(heard.getJsonNumber(1).doubleValue()).isCloseTo(0.5, within(0.01));
    assertThat(heard.getJsonNumber(2).doubleValue()).isLessThan(0.005);
  }

  @Test
  void aPauseIsNotHeard() {
    Visitor visitor = Visitor.of(browser, server).registers().speaks(LiveServer.DIGITS);
    visitor.readsAlong("two");
    visitor.clicks("pause").speechIs("paused");
    visitor.readsSegments(1);
    String heard = visitor.text("segments");
    String elapsed = visitor.text("elapsed");
    assertThat(WORDS).startsWith("one two").contains(heard.substring(0, "one two".length()));
    visitor.clicks("pause").speechIs("listening");
    assertThat(visitor.text("segments")).isEqualTo(heard);
    assertThat(visitor.text("elapsed")).isEqualTo(elapsed);
    visitor.clicks("stop").speechIs("idle");
    assertThat(visitor.problems()).isEmpty();
  }

  @Test
  void aReloadWhileSpeakingEndsTheStreamAndLeavesAWorkingPage() {
    ServerState before = ServerState.of(server);
    Visitor visitor = Visitor.of(browser, server).registers().speaks(LiveServer.DIGITS);
    visitor.readsAlong("one");
    visitor.page().open(server.address().resolve("/"));
    visitor.sees("start").speechIs("idle");
    ServerState.awaitCalm(server, before);
    visitor.speaks(LiveServer.DIGITS);
    visitor.readsSegments(1);
    visitor.clicks("stop").speechIs("idle");
    assertThat(visitor.speech()).startsWith(WORDS);
    visitor.page().open(server.address().resolve("/"));
    assertThat(visitor.speech()).startsWith(WORDS);
    assertThat(visitor.problems()).isEmpty();
  }

  @Test
  void whoseLoginHasExpiredLogsInAgainAndKeepsTheTranscript() {
    Visitor visitor = Visitor.of(browser, server).registers().speaks(LiveServer.DIGITS);
    visitor.readsSegments(1);
    visitor.clicks("stop").speechIs("idle");
    assertThat(visitor.speech()).startsWith(WORDS);
    visitor
        .page()
        .evaluate(
            "sessionStorage.setItem('earshot.account', JSON.stringify({name: 'x', token: 'expired'}))");
    visitor.page().open(server.address().resolve("/"));
    visitor.isTold("Your login has expired").sees("account");
    assertThat(visitor.speech()).startsWith(WORDS);
    visitor.logsIn().sees("start");
    assertThat(visitor.speech()).startsWith(WORDS);
    assertThat(visitor.text("notices")).isEmpty();
  }
}
