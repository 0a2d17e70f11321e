package dev.earshot.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.LiveServer;
import dev.earshot.testing.ServerState;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.browser.Browser;
import dev.earshot.testing.browser.Microphone;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When something is missing or breaks, the page says what, and what can be done. */
@ExtendWith(LiveServer.class)
class PageTroubleIT {
  /** The answer to a start, up to its code. */
  private static final String REFUSED =
      "onmessage({data: JSON.stringify({type: 'error', to: 1, message: 'so', code: ";

  /** Keeps the page's WebSockets where a test can reach them. */
  private static final String KEEP_SOCKETS =
      """
      window.sockets = [];
      window.WebSocket = class extends WebSocket {
        constructor(...all) { super(...all); sockets.push(this); }
      };
      undefined
      """;

  private final SpeechServer server;

  PageTroubleIT(SpeechServer server) {
    this.server = server;
  }

  @Test
  void withoutAMicrophoneThereAreRecordings() {
    try (Browser browser = Browser.start()) {
      Visitor visitor = Visitor.of(browser, server).registers().clicks("start");
      visitor.isTold("There is no microphone").isTold("send a recording").speechIs("idle");
      assertThat(visitor.problems()).isEmpty();
    }
  }

  @Test
  void whoDeniesTheMicrophoneIsToldWhereToAllowIt() {
    List<String> flags = List.of("--use-fake-device-for-media-stream", "--deny-permission-prompts");
    try (Browser browser = Browser.start(flags)) {
      Visitor visitor = Visitor.of(browser, server).registers().clicks("start");
      visitor.isTold("may not use the microphone. Allow it").speechIs("idle");
      assertThat(visitor.problems()).isEmpty();
    }
  }

  @Test
  void anInsecureOriginIsToldTheSecureOnes() {
    List<String> flags = List.of("--host-resolver-rules=MAP earshot.example 127.0.0.1");
    URI address = URI.create("http://earshot.example:" + server.address().getPort() + "/");
    try (Browser browser = Browser.start(flags)) {
      Visitor known = Visitor.of(browser, server).registers();
      Visitor visitor = Visitor.of(browser, address).as(known).logsIn().clicks("start");
      visitor.isTold("by https, or by http://localhost").isTold("docs/operations.md");
      assertThat(visitor.problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "onclose(new CloseEvent('close', {code: 1006})) | The connection to the server was lost",
        "onclose(new CloseEvent('close', {code: 1013})) | no room for one more speaker",
        "onclose(new CloseEvent('close', {code: 1008})) | cannot keep up",
        "onclose(new CloseEvent('close', {code: 1011})) | The engine failed",
        "onclose(new CloseEvent('close', {code: 1001})) | being stopped",
        REFUSED + "'busy'})}) | no room for one more speaker",
        REFUSED + "'engine'})}) | The engine failed"
      })
  void afterALossTheSpeakerGoesOnAndNothingIsMissing(
      String event, String message, @TempDir Path folder) {
    ServerState before = ServerState.of(server);
    Microphone microphone = Microphone.of("vosk-digits-rms.wav", folder);
    try (Browser browser = Browser.hearing(microphone.wav())) {
      Visitor visitor = Visitor.of(browser, server).registers();
      visitor.page().evaluate(KEEP_SOCKETS);
      visitor.speaks(LiveServer.DIGITS).readsAlong("two");
      visitor.page().evaluate("sockets[0]." + event);
      visitor.speechIs("lost").isTold(message).isTold("is kept here");
      visitor.clicks("start").speechIs("listening").readsSegments(1);
      visitor.clicks("stop").speechIs("idle");
      assertThat(visitor.speech()).startsWith("one two three four five six seven eight nine zero");
      assertThat(visitor.text("notices")).isEmpty();
      assertThat(visitor.problems()).isEmpty();
    }
    ServerState.awaitCalm(server, before);
  }
}
