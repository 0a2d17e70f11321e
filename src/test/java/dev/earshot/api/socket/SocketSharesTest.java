package dev.earshot.api.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SocketSharesTest {
  private final SocketShares shares = new SocketShares(4, 2);

  @Test
  void nobodyTakesMoreThanHisShare() {
    assertThat(shares.take(Optional.of("user 1"))).isEmpty();
    assertThat(shares.take(Optional.of("user 1"))).isEmpty();
    assertThat(shares.take(Optional.of("user 1")).orElse("")).contains("EARSHOT_SOCKETS_PER_USER");
    assertThat(shares.take(Optional.of("user 2"))).isEmpty();
    shares.giveBack(Optional.of("user 1"));
    assertThat(shares.take(Optional.of("user 1"))).isEmpty();
  }

  @Test
  void allTogetherTakeNoMoreThanTheTotal() {
    for (int i = 0; i < 4; i++) {
      assertThat(shares.take(Optional.empty())).isEmpty();
    }
    assertThat(shares.take(Optional.of("user 1")).orElse("")).contains("EARSHOT_SOCKETS_MAX");
    for (int i = 0; i < 4; i++) {
      shares.giveBack(Optional.empty());
    }
    assertThat(shares.total()).isZero();
  }
}
