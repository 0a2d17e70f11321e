package dev.earshot.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecodersTest {
  private final List<String> told = new ArrayList<>();

  @Test
  void filesLeaveAPlaceForStreams() throws InterruptedException {
    Decoders decoders = new Decoders(3, 8);
    assertThat(decoders.livePlaces()).isOne();
    assertThat(decoders.takeForFile(Duration.ZERO)).isTrue();
    assertThat(decoders.takeForFile(Duration.ZERO)).isTrue();
    assertThat(decoders.takeForFile(Duration.ZERO)).isFalse();
    assertThat(decoders.takeOrWait(() -> told.add("stream"))).isTrue();
    assertThat(decoders.taken()).isEqualTo(3);
    decoders.giveBackFromFile();
    assertThat(decoders.takeForFile(Duration.ZERO)).isTrue();
  }

  @Test
  void withASinglePlaceFilesAndStreamsTakeTurns() throws InterruptedException {
    Decoders decoders = new Decoders(1, 2);
    assertThat(decoders.livePlaces()).isOne();
    assertThat(decoders.takeForFile(Duration.ZERO)).isTrue();
    assertThat(decoders.takeOrWait(() -> told.add("stream"))).isFalse();
    decoders.giveBackFromFile();
    assertThat(told).containsExactly("stream");
    assertThat(decoders.takeOrWait(() -> told.add("stream"))).isTrue();
    assertThat(decoders.takeForFile(Duration.ofMillis(1))).isFalse();
    decoders.giveBack();
    assertThat(decoders.takeForFile(Duration.ZERO)).isTrue();
  }

  @Test
  void streamsThatWaitAreAllToldOnce() {
    Decoders decoders = new Decoders(1, 1);
    assertThat(decoders.takeOrWait(() -> told.add("first"))).isTrue();
    assertThat(decoders.takeOrWait(() -> told.add("second"))).isFalse();
    assertThat(decoders.takeOrWait(() -> told.add("third"))).isFalse();
    decoders.giveBack();
    assertThat(told).containsExactly("second", "third");
    assertThat(decoders.takeOrWait(() -> told.add("fourth"))).isTrue();
    decoders.giveBack();
    assertThat(told).hasSize(2);
  }

  @Test
  void whoGoesWhileHeWaitsIsForgotten() {
    Decoders decoders = new Decoders(1, 1);
    assertThat(decoders.takeOrWait(() -> told.add("first"))).isTrue();
    for (int i = 0; i < 1_000; i++) {
      Runnable gone = () -> told.add("gone");
      assertThat(decoders.takeOrWait(gone)).isFalse();
      assertThat(decoders.takeOrWait(gone)).isFalse();
      decoders.stopWaiting(gone);
    }
    assertThat(decoders.waiting()).isZero();
    decoders.giveBack();
    assertThat(told).isEmpty();
  }
}
