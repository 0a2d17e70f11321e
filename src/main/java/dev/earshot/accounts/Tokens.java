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
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/**
 * Issues and checks JSON Web Tokens. Thread-safe. The algorithm is pinned to HS256: what a token
 * says of its own algorithm is never believed. A token is void when its user is gone, which is
 * looked up at every check.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class Tokens {
  /** Clocks may differ that much; the DeepSpeech REST API allows the same. */
  private static final Duration LEEWAY = Duration.ofSeconds(180);

  private static final int MAX_LENGTH = 4_096;
  private static final String USER_ID = "user_id";

  @Inject Settings settings;
  @Inject TokenSecret secret;
  @Inject UserRepository users;
  @Inject Clock clock;

  public String issue(User user) {
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .claim(USER_ID, user.id())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(settings.accounts().tokenLifetime())))
            .jwtID(UUID.randomUUID().toString())
            .build();
    try {
      SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
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
    Object raw = claims.getClaim(USER_ID);
    return raw instanceof Long number && number.intValue() == number
        ? Optional.of(number.intValue())
        : Optional.empty();
  }
}
