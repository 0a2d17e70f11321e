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

  @Test
  void framesWithoutAudioAreNotGathered() {
    for (int i = 0; i < 100_000; i++) {
      assertThat(inbox.isLittle(0, Duration.ofMillis(100))).isTrue();
      inbox.add(new Inbound.Audio(new byte[0], 0, true));
    }
    assertThat(inbox.isEmpty()).isTrue();
  }

  @Test
  void whatLastsNoTimeIsBoundedByItsNumber() {
    int frames = 0;
    while (inbox.hasRoom(0) && frames < 50_000) {
      add(0);
      frames++;
    }
    assertThat(frames).isBetween(6_000, 20_000);
    assertThat(inbox.hasRoomFor(new Inbound.EndUtterance())).isFalse();
    Object unused = inbox.poll();
    assertThat(inbox.hasRoomFor(new Inbound.EndUtterance())).isTrue();
  }

  @Test
  void configurationsAreFewBecauseEachMayBeLarge() {
    Inbound configuration = new Inbound.Configure(LiveOptions.of(FORMAT));
    for (int i = 0; i < 16; i++) {
      assertThat(inbox.hasRoomFor(configuration)).isTrue();
      inbox.add(configuration);
    }
    assertThat(inbox.hasRoomFor(configuration)).isFalse();
    assertThat(inbox.hasRoom(SECOND)).isTrue();
    Object unused = inbox.poll();
    assertThat(inbox.hasRoomFor(configuration)).isTrue();
  }

  private void add(int bytes) {
    inbox.add(new Inbound.Audio(new byte[bytes], 0, false));
  }
}
