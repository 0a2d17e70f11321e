package dev.earshot.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.util.Base64URL;
import dev.earshot.testing.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Any text as a token: refused, because nobody else has the key. Any header and claims signed with
 * the key: a verdict. Input: the token; or the JSON of a header, a line feed, the JSON of claims.
 */
@FuzzTarget
class TokensFuzzTest {
  private final TestTokens tokens = TestTokens.withUser(7);

  @FuzzTest
  void anyToken(byte[] input) throws GeneralSecurityException {
    String text = new String(input, StandardCharsets.UTF_8);
    assertThat(tokens.check(text)).isInstanceOf(TokenCheck.Rejected.class);
    String[] parts = text.split("\n", 2);
    if (parts.length == 2) {
      if (tokens.check(signed(parts[0], parts[1])) instanceof TokenCheck.Accepted accepted) {
        assertThat(accepted.caller().getName()).isEqualTo("7");
        assertThat(parts[0]).contains("HS256");
      }
    }
  }

  private static String signed(String header, String claims) throws GeneralSecurityException {
    String content = Base64URL.encode(header) + "." + Base64URL.encode(claims);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(TestTokens.KEY, "HmacSHA256"));
    byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
    return content + "." + Base64URL.encode(signature);
  }
}
