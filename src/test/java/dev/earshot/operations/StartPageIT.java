package dev.earshot.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.SharedServer;
import dev.earshot.testing.SpeechServer;
import dev.earshot.testing.browser.Browser;
import dev.earshot.testing.browser.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a browser shows at the server's address. */
@ExtendWith(SharedServer.class)
class StartPageIT {
  private final SpeechServer server;

  StartPageIT(SpeechServer server) {
    this.server = server;
  }

  @Test
  void theStartPageSaysThatTheServerIsReadyAndWhereItIs() {
    try (Browser browser = Browser.start()) {
      Page page = browser.newPage().open(server.address().resolve("/"));
      page.await("document.getElementById('readiness').dataset.state === 'up'");
      assertThat(page.evaluate("document.querySelector('.origin').textContent").toString())
          .isEqualTo("\"" + server.address() + "\"");
      page.screenshot(Path.of("target", "screenshots", "start.png"));
      assertThat(page.problems()).isEmpty();
    }
  }
}
