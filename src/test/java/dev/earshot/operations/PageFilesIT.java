package dev.earshot.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Await;
import dev.earshot.testing.LiveServer;
import dev.earshot.testing.ServerState;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.browser.Browser;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings that are given to the page become transcripts to read, to follow and to take away. */
@ExtendWith(LiveServer.class)
class PageFilesIT {
  private static final Path SPEECH = Path.of("src", "test", "resources", "speech");
  private static final String TEXT = "your power is sufficient";
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Gives a file of the server's clips as people's gestures do. */
  private static final String GIVE =
      """
      (gesture, base64, name) => {
        const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
        const files = new DataTransfer();
        files.items.add(new File([bytes], name));
        document.getElementById('drop').dispatchEvent(gesture === 'drop'
            ? new DragEvent('drop', {dataTransfer: files, bubbles: true, cancelable: true})
            : new ClipboardEvent('paste', {clipboardData: files, bubbles: true}));
      }
      """;

  private static Browser browser;

  private final SpeechServer server;
  private final Visitor visitor;

  PageFilesIT(SpeechServer server) {
    this.server = server;
    this.visitor = Visitor.of(browser, server).registers();
  }

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

  private Visitor chooses(Path file) {
    visitor.chooses(file);
    return visitor;
  }

  @Test
  void theWordsOfAChosenFileFollowItsSound() {
    chooses(SPEECH.resolve("power-rms.wav")).readsSegments(1);
    assertThat(visitor.speech()).isEqualTo(TEXT);
    assertThat(visitor.text("transcript-about")).contains("power-rms.wav", "cmusphinx-en-us");
    visitor.page().evaluate("document.querySelectorAll('.word')[1].click()");
    visitor.waitsFor("document.querySelector('.word.now')?.textContent === 'power'");
    visitor.page().screenshot(Path.of("target", "screenshots", "6-recording.png"));
    visitor.waitsFor("document.querySelector('.word.now')?.textContent === 'sufficient'");
    visitor.waitsFor("document.getElementById('player').ended");
    visitor.page().evaluate("document.querySelectorAll('.word')[1].focus()");
    visitor.presses("ArrowRight").presses("Enter");
    assertThat(visitor.string("document.activeElement.textContent")).isEqualTo("is");
    assertThat(visitor.text("word-note")).contains("is: confidence", " to ");
    visitor.waitsFor("document.querySelector('.word.now')?.textContent === 'is'");
    assertThat(visitor.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"drop", "paste"})
  void aFileMayAlsoBeGivenBy(String gesture) throws IOException {
    visitor.gives(GIVE, gesture, SPEECH.resolve("power-rms.wav")).readsSegments(1);
    assertThat(visitor.speech()).isEqualTo(TEXT);
    assertThat(visitor.problems()).isEmpty();
  }

  @Test
  void hotWordsAndModelAreTheChosenOnes() {
    visitor.waitsFor("document.getElementById('model').options.length > 2");
    visitor.writes("hot-words", "knight");
    chooses(SPEECH.resolve("night-rms.wav")).readsSegments(1);
    assertThat(visitor.speech()).isEqualTo("the knight came home late");
    visitor.writes("hot-words", "").writes("model", LiveServer.DIGITS);
    chooses(SPEECH.resolve("vosk-digits-rms.wav"))
        .waitsFor("document.getElementById('segments').textContent.startsWith('one two three')");
    assertThat(visitor.text("transcript-about")).contains(LiveServer.DIGITS);
    visitor.isTold("The transcript of night-rms.wav was put away");
  }

  @ParameterizedTest
  @CsvSource({"txt, your power", "srt, -->", "vtt, WEBVTT", "json, confidence"})
  void aTranscriptCanBeTakenAwayAs(String format, String part, @TempDir Path folder) {
    visitor
        .page()
        .command(
            "Page.setDownloadBehavior",
            Json.createObjectBuilder()
                .add("behavior", "allow")
                .add("downloadPath", folder.toAbsolutePath().toString())
                .build());
    chooses(SPEECH.resolve("power-rms.wav")).readsSegments(1);
    visitor.page().evaluate("document.querySelector('[data-format=%s]').click()".formatted(format));
    Path file = folder.resolve("power-rms." + format);
    Await.until("a file " + file, LIMIT, () -> Files.exists(file));
    assertThat(file).content().contains(part, "power");
    assertThat(visitor.problems()).isEmpty();
  }

  @Test
  void whatIsNoSoundIsRefusedWithAWayOut(@TempDir Path folder) throws IOException {
    chooses(Files.writeString(folder.resolve("letter.txt"), "Dear Jenny")).sees("choose");
    visitor.isTold("This file cannot be read").isTold("Save it as WAV");
  }

  @Test
  void whatIsCancelledIsGoneOnTheServerToo() {
    ServerState before = ServerState.of(server);
    chooses(SPEECH.resolve("long-rms.wav"))
        .waitsFor("document.body.dataset.upload === 'recognising'");
    visitor.sees("upload-clock").clicks("upload-cancel").sees("choose").seesNo("transcript");
    assertThat(visitor.text("notices")).isEmpty();
    ServerState.awaitCalm(server, before);
  }

  @Test
  void whatIsCopiedIsTheText() {
    JsonObject grant =
        Json.createObjectBuilder()
            .add("permissions", Json.createArrayBuilder().add("clipboardReadWrite"))
            .build();
    visitor.page().command("Browser.grantPermissions", grant);
    visitor
        .page()
        .command(
            "Emulation.setFocusEmulationEnabled",
            Json.createObjectBuilder().add("enabled", true).build());
    chooses(SPEECH.resolve("power-rms.wav")).readsSegments(1).clicks("copy");
    visitor.waitsFor("document.getElementById('taken').textContent === 'Copied.'");
    assertThat(visitor.string("navigator.clipboard.readText()")).isEqualTo(TEXT);
  }
}
