package dev.earshot.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.config.Settings.Listener;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ListenerCheckTest {
  @Test
  void portZeroBecomesAFreePort() throws LaunchException {
    assertThat(ListenerCheck.resolve(new Listener("127.0.0.1", 0)).port()).isPositive();
  }

  @Test
  void aTakenPortIsAProblemOfItsSetting() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Listener listener = new Listener("127.0.0.1", taken.getLocalPort());

      assertThatThrownBy(() -> ListenerCheck.resolve(listener))
          .hasMessageContainingAll("EARSHOT_PORT", String.valueOf(taken.getLocalPort()));
    }
  }

  @Test
  void anAddressOfAnotherMachineIsRefused() {
    assertThatThrownBy(() -> ListenerCheck.resolve(new Listener("192.0.2.1", 0)))
        .isInstanceOf(LaunchException.class);
  }

  @Test
  void aListenerOnEveryAddressIsAskedOnThisMachine() {
    assertThat(ServerAddress.of(new Listener("0.0.0.0", 80)))
        .isEqualTo(URI.create("http://127.0.0.1:80"));
    assertThat(ServerAddress.of(new Listener("::1", 80))).isEqualTo(URI.create("http://[::1]:80"));
  }
}
