package dev.earshot.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.earshot.testing.FuzzTarget;
import java.nio.charset.StandardCharsets;

/**
 * Any header and any query: a token that is not empty and is never shown, or none. Input: the
 * header (an empty one counts as absent), a line feed, the query.
 */
@FuzzTarget
class CredentialsFuzzTest {
  @FuzzTest
  void anyHeaderAndQuery(byte[] input) {
    String[] lines = new String(input, StandardCharsets.ISO_8859_1).split("\n", 2);
    String header = lines[0].isEmpty() ? null : lines[0];
    Credentials credentials = Credentials.of(header, lines.length == 1 ? null : lines[1]);
    if (credentials instanceof Credentials.Token token) {
      assertThat(token.value()).isNotEmpty();
      assertThat(token).hasToString("Token[...]");
      assertThat(header == null || header.equals("Bearer " + token.value())).isTrue();
    } else {
      assertThat(credentials instanceof Credentials.None).isEqualTo(header == null);
    }
  }
}
