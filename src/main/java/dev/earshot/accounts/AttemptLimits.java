package dev.earshot.accounts;

import dev.earshot.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import org.jspecify.annotations.NullUnmarked;

/**
 * Bounds guessing: failed logins and registrations, for each name and for each address.
 * Thread-safe. Addresses are those of the connection; what a header says of them is never believed.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class AttemptLimits {
  @Inject Settings settings;
  @Inject Clock clock;
  private Attempts loginsByName;
  private Attempts loginsByAddress;
  private Attempts registrationsByName;
  private Attempts registrationsByAddress;

  @PostConstruct
  void start() {
    Settings.Attempts limits = settings.attempts();
    loginsByName = new Attempts(limits.loginsPerName(), limits.window(), clock);
    loginsByAddress = new Attempts(limits.loginsPerAddress(), limits.window(), clock);
    registrationsByName = new Attempts(limits.registrationsPerName(), limits.window(), clock);
    registrationsByAddress = new Attempts(limits.registrationsPerAddress(), limits.window(), clock);
  }

  /**
   * Called before a password is looked at.
   *
   * @throws TooManyAttemptsException when name or address has no attempt left
   */
  void takeLogin(String username, String address) {
    loginsByAddress.take(LiteralAddress.network(address));
    loginsByName.take(digest(username));
  }

  /** The login that was taken went well. */
  // why the address gets one back only: with an account of his own somebody could go on forever
  void loginSucceeded(String username, String address) {
    loginsByAddress.giveBack(LiteralAddress.network(address));
    loginsByName.giveAllBack(digest(username));
  }

  /**
   * Called before somebody is registered by anybody but an administrator; it may also be a search
   * for names that are taken.
   *
   * @throws TooManyAttemptsException when name or address has none left
   */
  public void takeRegistration(String username, String address) {
    registrationsByAddress.take(LiteralAddress.network(address));
    registrationsByName.take(digest(username));
  }

  // why: names are as long as clients like, keys shall not be
  private static String digest(String username) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(username.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
