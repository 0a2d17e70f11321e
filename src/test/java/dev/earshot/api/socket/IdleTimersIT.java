package dev.earshot.api.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.LiveServer;
import dev.earshot.testing.SpeechServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the real container does with each message beside passing it on. */
@ExtendWith(LiveServer.class)
class IdleTimersIT {
  private final SpeechServer server;

  IdleTimersIT(SpeechServer server) {
    this.server = server;
  }

  // why the log: that tasks are not scheduled can be seen nowhere else from outside
  @Test
  void theContainerOfTheWebSocketsPlansNoIdleTimers() {
    assertThat(server.log())
        .contains("event=idle-timers-stopped")
        .doesNotContain("event=idle-timers-not-stopped");
  }
}
