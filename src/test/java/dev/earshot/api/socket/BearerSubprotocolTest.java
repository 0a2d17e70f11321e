package dev.earshot.api.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which subprotocol is answered. */
class BearerSubprotocolTest {
  private final BearerSubprotocol choice = new BearerSubprotocol();

  private String choose(List<String> supported, String... requested) {
    return choice.getNegotiatedSubprotocol(supported, List.of(requested));
  }

  @Test
  void bearerIsEchoedAndTheTokenIsNot() {
    assertThat(choose(List.of(), "bearer", "token")).isEqualTo("bearer");
  }

  @Test
  void aProtocolThatTheEndpointSpeaksComesFirst() {
    assertThat(choose(List.of("earshot.v1"), "bearer", "token", "earshot.v1"))
        .isEqualTo("earshot.v1");
  }

  @Test
  void aTokenIsNeverTakenForAProtocol() {
    assertThat(choose(List.of("earshot.v1"), "bearer", "earshot.v1")).isEqualTo("bearer");
  }

  @Test
  void whoNamesNoKnownProtocolGetsNone() {
    assertThat(choose(List.of("earshot.v1"), "other")).isEmpty();
    assertThat(choose(List.of())).isEmpty();
  }
}
