package dev.earshot.transcription.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.PcmFormat;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InboxTest {
  private static final PcmFormat FORMAT = new PcmFormat(16_000);
  private static final int SECOND = 32_000;

  private final Inbox inbox = new Inbox(FORMAT, Duration.ofSeconds(2));

  @Test
  void audioIsBoundedByTheTimeItLasts() {
    assertThat(inbox.hasRoom(SECOND)).isTrue();
    add(SECOND);
    assertThat(inbox.hasRoom(SECOND)).isTrue();
    add(SECOND);
    assertThat(inbox.hasRoom(2)).isFalse();
    assertThat(inbox.backlog()).isEqualTo(Duration.ofSeconds(2));
    Object unused = inbox.poll();
    assertThat(inbox.hasRoom(SECOND)).isTrue();
  }

  @Test
  void aFrameThatComesAloneAlwaysFindsRoom() {
    assertThat(inbox.hasRoom(SECOND * 60)).isTrue();
    inbox.add(new Inbound.Audio(new byte[64], 0, true));
    assertThat(inbox.hasRoom(SECOND * 60)).isTrue();
  }

  @Test
  void theBoundFollowsTheRate() {
    inbox.add(new Inbound.Configure(LiveOptions.of(new PcmFormat(8_000))));
    add(SECOND);
    assertThat(inbox.backlog()).isEqualTo(Duration.ofSeconds(2));
    assertThat(inbox.hasRoom(2)).isFalse();
  }

  @Test
  void smallFramesAreGatheredUntilTheyAreWorthAStep() {
    Duration step = Duration.ofMillis(100);
    for (int i = 0; i < 4; i++) {
      assertThat(inbox.isLittle(640, step)).isTrue();
      inbox.add(new Inbound.Audio(new byte[640], 0, true));
    }
    assertThat(inbox.isLittle(640, step)).isFalse();
    add(640);
    assertThat(inbox.isLittle(0, step)).isFalse();
  }

  private void add(int bytes) {
    inbox.add(new Inbound.Audio(new byte[bytes], 0, false));
  }
}
