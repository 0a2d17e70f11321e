package dev.earshot.accounts;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/**
 * One-way storage of passwords. Thread-safe. PBKDF2 with HMAC-SHA-512 at 210,000 rounds, which is
 * what the OWASP password storage cheat sheet asks for.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class Passwords {
  private static final Map<String, String> COST =
      Map.of(
          "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
          "Pbkdf2PasswordHash.Iterations", "210000",
          "Pbkdf2PasswordHash.SaltSizeBytes", "16",
          "Pbkdf2PasswordHash.KeySizeBytes", "32");

  @Inject Pbkdf2PasswordHash pbkdf2;
  private String nobodysHash;

  @PostConstruct
  void start() {
    pbkdf2.initialize(COST);
    nobodysHash = hash("nobody");
  }

  /** Takes a noticeable fraction of a second, on purpose. */
  public String hash(String password) {
    return pbkdf2.generate(password.toCharArray());
  }

  /** False also for a hash of a form that is not ours. */
  public boolean matches(String password, String hash) {
    try {
      return pbkdf2.verify(password.toCharArray(), hash);
    } catch (IllegalArgumentException foreignForm) {
      return false;
    }
  }

  /** Takes as long as {@link #matches}, so that a stranger cannot tell which names exist. */
  void pretendToMatch(String password) {
    boolean ignored = matches(password, nobodysHash);
  }
}
