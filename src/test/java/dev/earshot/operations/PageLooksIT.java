package dev.earshot.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.LiveServer;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.browser.Browser;
import dev.earshot.testing.browser.Microphone;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page can be read and used by everybody: nothing that axe complains about in light and dark,
 * and no scrolling sideways on a phone. What it looks like stays in {@code target/screenshots}.
 */
@ExtendWith(LiveServer.class)
class PageLooksIT {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  private static final String CHECK =
      """
      async () => (await axe.run(document)).violations.map(violation =>
          violation.id + ': ' + violation.nodes.map(node => node.html
              + ' ' + node.any.concat(node.all).map(check => check.message)).join(' | '))
      """;

  private static Browser browser;

  private final SpeechServer server;

  PageLooksIT(SpeechServer server) {
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

  @ParameterizedTest
  @CsvSource({"light, 1200", "dark, 1200", "light, 360", "dark, 360"})
  void everyStateCanBeReadAndUsed(String theme, int width) throws IOException {
    Visitor visitor = Visitor.of(browser, server);
    visitor.page().evaluate(script());
    setWidth(visitor, width);
    visitor.writes("theme", theme);
    String look = theme + "-" + width;
    check(visitor, look, "1-logged-out");
    visitor.registers().sees("start");
    open(visitor, "options");
    check(visitor, look, "2-logged-in");
    open(visitor, "options");
    visitor.speaks(LiveServer.DIGITS).readsAlong("three");
    check(visitor, look, "3-live");
    visitor.readsSegments(1).clicks("stop").speechIs("idle");
    check(visitor, look, "4-result");
    open(visitor, "programs");
    visitor.clicks("log-out").sees("account");
    visitor.writes("username", visitor.name()).writes("password", "wrong").clicks("account-send");
    visitor.isTold("incorrect");
    check(visitor, look, "5-message");
  }

  private static void check(Visitor visitor, String look, String state) {
    visitor.page().screenshot(SCREENSHOTS.resolve(state + "-" + look + ".png"));
    assertThat(visitor.number("document.documentElement.scrollWidth - innerWidth"))
        .as("scrolling sideways, %s %s", state, look)
        .isLessThanOrEqualTo(0);
    assertThat(visitor.page().call(CHECK).asJsonArray()).as("%s %s", state, look).isEmpty();
  }

  private static void open(Visitor visitor, String details) {
    visitor
        .page()
        .evaluate(
            "(details => { details.open = !details.open; })(document.getElementById('%s'))"
                .formatted(details));
  }

  private static void setWidth(Visitor visitor, int width) {
    visitor
        .page()
        .command(
            "Emulation.setDeviceMetricsOverride",
            Json.createObjectBuilder()
                .add("width", width)
                .add("height", 800)
                .add("deviceScaleFactor", 1)
                .add("mobile", width < 600 ? JsonValue.TRUE : JsonValue.FALSE)
                .build());
  }

  private static String script() throws IOException {
    try (InputStream script = PageLooksIT.class.getResourceAsStream(AXE)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8) + ";undefined";
    }
  }
}
