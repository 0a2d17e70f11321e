package dev.earshot.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.earshot.testing.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Any text, as a key and as subprotocols of a handshake: a key of the one form, which is never
 * shown and may stand in a header, or none.
 */
@FuzzTarget
class KeySecretFuzzTest {
  @FuzzTest
  void anyText(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    Optional<KeySecret> key = KeySecret.parse(text);
    if (key.isPresent()) {
      assertThat(text).matches("earshot_[A-Za-z0-9_-]{43}");
      assertThat(key.get().hash()).matches("[0-9a-f]{64}");
      assertThat(key.get()).hasToString("KeySecret[...]");
      assertThat(Credentials.ofSubprotocols(List.of("bearer, " + text)))
          .isEqualTo(new Credentials.Token(text));
    }
    if (Credentials.ofSubprotocols(List.of(text.split("\n"))) instanceof Credentials.Token token) {
      assertThat(text).contains("bearer");
      assertThat(token.value()).isNotEmpty().doesNotContain(",");
    }
  }
}
