package dev.earshot.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The browser that other tests look through shows them what there is, and what went wrong. */
class BrowserIT {
  private static Browser browser;

  @BeforeAll
  static void start() {
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static Page page(String html) {
    String base64 = Base64.getEncoder().encodeToString(html.getBytes(StandardCharsets.UTF_8));
    return browser.newPage().open(URI.create("data:text/html;charset=utf-8;base64," + base64));
  }

  @Test
  void expressionsAndPromisesHaveValues() {
    Page page = page("<title>größer</title>");
    assertThat(page.evaluate("document.title")).isEqualTo(Json.createValue("größer"));
    assertThat(page.call("async (a, b) => a + b", Json.createValue(1), Json.createValue(2)))
        .isEqualTo(Json.createValue(3));
  }

  @Test
  void aFailureInThePageIsAFailureOfTheTest() {
    Page page = page("");
    assertThatThrownBy(() -> page.evaluate("Promise.reject(new Error('no such thing'))"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no such thing");
    assertThatThrownBy(() -> browser.newPage().open(URI.create("http://127.0.0.1:1/")))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void waitingEndsWhenTheConditionHolds() {
    Page page = page("<script>setTimeout(() => { document.title = 'later'; }, 200)</script>");
    page.await("document.title === 'later'");
    assertThat(page.evaluate("document.title")).isEqualTo(Json.createValue("later"));
  }

  @Test
  void problemsOfAPageAreSeen() {
    Page page =
        page(
            "<script>console.error('complaint'); setTimeout(() => { missing(); })</script>"
                + "<img src='http://127.0.0.1:1/none.png'>");
    page.await("true");
    assertThat(page.problems()).hasSize(3);
    assertThat(String.join("\n", page.problems())).contains("complaint", "missing", "none.png");
    assertThat(page("fine").problems()).isEmpty();
  }

  @Test
  void closingLeavesNoProcess() {
    Browser second = Browser.start();
    ProcessHandle process = second.process();
    assertThat(process.isAlive()).isTrue();
    second.close();
    assertThat(process.isAlive()).isFalse();
    assertThat(second.profile()).doesNotExist();
  }
}
