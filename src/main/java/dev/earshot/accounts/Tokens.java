package dev.earshot.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.earshot.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/**
 * Issues and checks JSON Web Tokens. Thread-safe. The algorithm is pinned to HS256: what a token
 * says of its own algorithm is never believed. A token is void when its user is gone or disabled,
 * or when all his tokens were made void since; that is looked up at every check.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class Tokens {
  /** Clocks may differ that much; the DeepSpeech REST API allows the same. */
  private static final Duration LEEWAY = Duration.ofSeconds(180);

  private static final int MAX_LENGTH = 4_096;
  private static final String USER_ID = "user_id";

  /**
   * Since when the user's tokens were valid when this one was issued, in microseconds since 1970;
   * absent when none had ever been made void.
   */
  // why not iat: it has whole seconds, and another server's clock; and who has logged in with the
  // old password while it was being changed shall not get a token that outlives it
  private static final String VALID_FROM = "valid_from";

  @Inject Settings settings;
  @Inject TokenSecret secret;
  @Inject UserRepository users;
  @Inject Clock clock;

  /**
   * A new token.
   *
   * @param user as he was when his password was checked
   */
  public String issue(User user) {
    Instant now = clock.instant();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .claim(USER_ID, user.id())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(settings.accounts().tokenLifetime())))
            .jwtID(UUID.randomUUID().toString());
    validFrom(user).ifPresent(moment -> claims.claim(VALID_FROM, moment));
    try {
      SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
      token.sign(new MACSigner(secret.key()));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("the token key cannot sign", e);
    }
  }

  /** Whether the credentials are good, and whose they are. */
  public TokenCheck check(Credentials credentials) {
    if (credentials instanceof Credentials.Token token) {
      return check(token.value());
    }
    return new TokenCheck.Rejected(
        credentials instanceof Credentials.None ? Refusal.MISSING : Refusal.MALFORMED_HEADER);
  }

  private TokenCheck check(String token) {
    if (token.length() > MAX_LENGTH) {
      return new TokenCheck.Rejected(Refusal.INVALID);
    }
    Optional<JWTClaimsSet> claims = signedClaims(token);
    if (claims.isEmpty() || claims.get().getExpirationTime() == null) {
      return new TokenCheck.Rejected(Refusal.INVALID);
    }
    Instant expiry = claims.get().getExpirationTime().toInstant();
    if (clock.instant().isAfter(expiry.plus(LEEWAY))) {
      return new TokenCheck.Rejected(Refusal.EXPIRED);
    }
    Date notBefore = claims.get().getNotBeforeTime();
    if (notBefore != null && clock.instant().plus(LEEWAY).isBefore(notBefore.toInstant())) {
      return new TokenCheck.Rejected(Refusal.INVALID);
    }
    return userId(claims.get())
        .flatMap(users::find)
        .filter(user -> !user.isDisabled())
        .filter(user -> validFrom(user).equals(wholeNumber(claims.get(), VALID_FROM)))
        .<TokenCheck>map(user -> new TokenCheck.Accepted(Caller.of(user)))
        .orElse(new TokenCheck.Rejected(Refusal.INVALID));
  }

  private Optional<JWTClaimsSet> signedClaims(String token) {
    try {
      SignedJWT parsed = SignedJWT.parse(token);
      JWSVerifier verifier = new MACVerifier(secret.key());
      boolean genuine =
          JWSAlgorithm.HS256.equals(parsed.getHeader().getAlgorithm()) && parsed.verify(verifier);
      return genuine ? Optional.of(parsed.getJWTClaimsSet()) : Optional.empty();
    } catch (ParseException | JOSEException | IllegalStateException foreign) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> userId(JWTClaimsSet claims) {
    return wholeNumber(claims, USER_ID)
        .filter(number -> number.intValue() == number)
        .map(Long::intValue);
  }

  private static Optional<Long> wholeNumber(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof Long number ? Optional.of(number) : Optional.empty();
  }

  private static Optional<Long> validFrom(User user) {
    return user.tokensValidFrom().map(moment -> ChronoUnit.MICROS.between(Instant.EPOCH, moment));
  }
}
