package dev.earshot.transcription.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.PcmFormat;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InboxTest {
  private static final PcmFormat FORMAT = new PcmFormat(16_000);
  private static final int SECOND = 32_000;

  private final BacklogBytes places = new BacklogBytes(60 * SECOND);
  private final Inbox inbox = new Inbox(FORMAT, Duration.ofSeconds(2), places);

  @Test
  void audioIsBoundedByTheTimeItLasts() {
    assertThat(add(SECOND)).isTrue();
    assertThat(add(SECOND)).isTrue();
    assertThat(add(2)).isFalse();
    assertThat(inbox.backlog()).isEqualTo(Duration.ofSeconds(2));
    Object unused = inbox.poll();
    assertThat(add(SECOND)).isTrue();
  }

  @Test
  void thereIsAlwaysTimeForAFrameThatComesAlone() {
    assertThat(gather(64)).isTrue();
    assertThat(add(SECOND * 50)).isTrue();
  }

  @Test
  void bytesAreBoundedOverAllSessions() {
    Inbox other = new Inbox(FORMAT, Duration.ofHours(1), places);
    assertThat(other.offer(audio(SECOND * 59, false))).isTrue();
    assertThat(add(SECOND)).isTrue();
    assertThat(add(2)).isFalse();
    other.clear();
    assertThat(places.taken()).isEqualTo(SECOND);
    assertThat(add(2)).isTrue();
    Object unused = inbox.poll();
    unused = inbox.poll();
    assertThat(places.taken()).isZero();
  }

  @Test
  void theBoundFollowsTheRate() {
    assertThat(inbox.offer(new Inbound.Configure(LiveOptions.of(new PcmFormat(8_000))))).isTrue();
    assertThat(add(SECOND)).isTrue();
    assertThat(inbox.backlog()).isEqualTo(Duration.ofSeconds(2));
    assertThat(add(2)).isFalse();
  }

  @Test
  void smallFramesAreGatheredUntilTheyAreWorthAStep() {
    Duration step = Duration.ofMillis(100);
    for (int i = 0; i < 4; i++) {
      assertThat(inbox.isLittle(640, step)).isTrue();
      assertThat(gather(640)).isTrue();
    }
    assertThat(inbox.isLittle(640, step)).isFalse();
    assertThat(add(640)).isTrue();
    assertThat(inbox.isLittle(0, step)).isFalse();
  }

  @Test
  void framesWithoutAudioAreNotGathered() {
    for (int i = 0; i < 100_000; i++) {
      assertThat(inbox.isLittle(0, Duration.ofMillis(100))).isTrue();
      assertThat(gather(0)).isTrue();
    }
    assertThat(inbox.poll()).isNull();
  }

  @Test
  void whatLastsNoTimeIsBoundedByItsNumber() {
    int frames = 0;
    while (frames < 50_000 && add(0)) {
      frames++;
    }
    assertThat(frames).isBetween(6_000, 20_000);
    assertThat(inbox.offer(new Inbound.EndUtterance())).isFalse();
    Object unused = inbox.poll();
    assertThat(inbox.offer(new Inbound.EndUtterance())).isTrue();
  }

  @Test
  void configurationsAreFewBecauseEachMayBeLarge() {
    Inbound configuration = new Inbound.Configure(LiveOptions.of(FORMAT));
    for (int i = 0; i < 16; i++) {
      assertThat(inbox.offer(configuration)).isTrue();
    }
    assertThat(inbox.offer(configuration)).isFalse();
    assertThat(add(SECOND)).isTrue();
    Object unused = inbox.poll();
    assertThat(inbox.offer(configuration)).isTrue();
  }

  private boolean add(int bytes) {
    return inbox.offer(audio(bytes, false));
  }

  private boolean gather(int bytes) {
    return inbox.offer(audio(bytes, true));
  }

  private static Inbound audio(int bytes, boolean answered) {
    return new Inbound.Audio(new byte[bytes], 0, answered);
  }
}
