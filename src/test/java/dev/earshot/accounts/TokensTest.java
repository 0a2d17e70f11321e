package dev.earshot.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.earshot.config.LaunchSettings;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is believed of a token, and what not. */
class TokensTest {
  private static final Instant NOW = TestTokens.NOW;
  private static final byte[] KEY = TestTokens.KEY;

  private final User forrest = TestTokens.user(7);
  private final Tokens tokens = TestTokens.tokens(forrest);

  TokensTest() {
    tokens.settings = LaunchSettings.ofProcess(Map.of()).settings();
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .claim("user_id", 7)
        .expirationTime(Date.from(NOW.plusSeconds(60)));
  }

  private TokenCheck check(JWSAlgorithm algorithm, byte[] key, JWTClaimsSet claims)
      throws Exception {
    SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
    token.sign(new MACSigner(key));
    return tokens.check(new Credentials.Token(token.serialize()));
  }

  private TokenCheck check(JWTClaimsSet.Builder claims) throws Exception {
    return check(JWSAlgorithm.HS256, KEY, claims.build());
  }

  private static TokenCheck rejected(Refusal refusal) {
    return new TokenCheck.Rejected(refusal);
  }

  @Test
  void aGoodTokenIsItsUsers() throws Exception {
    assertThat(check(claims()))
        .isEqualTo(
            new TokenCheck.Accepted(
                new Caller(
                    7, "forrest", Set.of(Scope.TRANSCRIBE, Scope.STREAM, Scope.ACCOUNT), null)));
  }

  @Test
  void clocksMayDifferByThreeMinutes() throws Exception {
    assertThat(check(claims().expirationTime(Date.from(NOW.minusSeconds(179)))))
        .isInstanceOf(TokenCheck.Accepted.class);
    assertThat(check(claims().expirationTime(Date.from(NOW.minusSeconds(181)))))
        .isEqualTo(rejected(Refusal.EXPIRED));
  }

  @Test
  void aTokenWithoutExpiryIsNone() throws Exception {
    assertThat(check(claims().expirationTime(null))).isEqualTo(rejected(Refusal.INVALID));
  }

  @Test
  void theUserHasToExist() throws Exception {
    assertThat(check(claims().claim("user_id", 8))).isEqualTo(rejected(Refusal.INVALID));
  }

  @Test
  void theUsersIdIsAWholeNumberOfItsRange() throws Exception {
    assertThat(check(claims().claim("user_id", 7.5))).isEqualTo(rejected(Refusal.INVALID));
    assertThat(check(claims().claim("user_id", (1L << 32) + 7)))
        .isEqualTo(rejected(Refusal.INVALID));
    assertThat(check(claims().claim("user_id", "7"))).isEqualTo(rejected(Refusal.INVALID));
  }

  @Test
  void onlyTheOneAlgorithmAndTheOneKeyCount() throws Exception {
    assertThat(check(JWSAlgorithm.HS512, KEY, claims().build()))
        .isEqualTo(rejected(Refusal.INVALID));
    byte[] other = KEY.clone();
    other[0]++;
    assertThat(check(JWSAlgorithm.HS256, other, claims().build()))
        .isEqualTo(rejected(Refusal.INVALID));
  }

  @Test
  void aTokenBeforeItsTimeIsNone() throws Exception {
    assertThat(check(claims().notBeforeTime(Date.from(NOW.plusSeconds(600)))))
        .isEqualTo(rejected(Refusal.INVALID));
  }

  private TokenCheck check(String token) {
    return tokens.check(new Credentials.Token(token));
  }

  @Test
  void tokensOfBeforeAreVoidAndThoseOfTheSameMomentAfterAreGood() {
    String before = tokens.issue(forrest);
    assertThat(check(before)).isInstanceOf(TokenCheck.Accepted.class);
    for (int i = 0; i < 3; i++) {
      forrest.voidTokens(NOW);
      assertThat(check(before)).isEqualTo(rejected(Refusal.INVALID));
      String after = tokens.issue(forrest);
      assertThat(check(after)).isInstanceOf(TokenCheck.Accepted.class);
      before = after;
    }
  }

  @Test
  void whoLoggedInWithTheOldPasswordGetsNothingThatOutlivesIt() {
    User asLoggedIn = TestTokens.user(7);
    forrest.change(
        new AccountChange(Optional.empty(), Optional.empty(), Optional.of("new password")),
        Optional.of("new hash"),
        NOW);
    assertThat(check(tokens.issue(asLoggedIn))).isEqualTo(rejected(Refusal.INVALID));
  }

  @Test
  void aDisabledUserHasNoGoodTokenAndTheOldOnesStayVoid() {
    String before = tokens.issue(forrest);
    forrest.disable(NOW);
    assertThat(check(before)).isEqualTo(rejected(Refusal.INVALID));
    assertThat(check(tokens.issue(forrest))).isEqualTo(rejected(Refusal.INVALID));
    forrest.enable();
    assertThat(check(before)).isEqualTo(rejected(Refusal.INVALID));
    assertThat(check(tokens.issue(forrest))).isInstanceOf(TokenCheck.Accepted.class);
  }

  @Test
  void anotherNameKeepsTheTokens() {
    String token = tokens.issue(forrest);
    forrest.change(
        new AccountChange(Optional.of("gump"), Optional.empty(), Optional.empty()),
        Optional.empty(),
        NOW);
    assertThat(check(token)).isInstanceOf(TokenCheck.Accepted.class);
  }
}
