package dev.earshot.accounts;

import dev.earshot.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.NullUnmarked;

/**
 * Bounds guessing: failed logins, registrations and changes of accounts, for each name and for each
 * address. Thread-safe. Addresses are those of the connection; what a header says of them is never
 * believed. Names are kept as digests, because they are as long as clients like.
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
    loginsByName.take(Sha256.hex(username));
  }

  /** The login that was taken went well. */
  // why the address gets one back only: with an account of his own somebody could go on forever
  void loginSucceeded(String username, String address) {
    loginsByAddress.giveBack(LiteralAddress.network(address));
    loginsByName.giveAllBack(Sha256.hex(username));
  }

  /** Nobody has looked at the password of the login that was taken. */
  void loginNotLookedAt(String username, String address) {
    loginsByAddress.giveBack(LiteralAddress.network(address));
    loginsByName.giveBack(Sha256.hex(username));
  }

  /**
   * Called before a token is looked at that people thought up, and that could be guessed therefore.
   * Counted with the logins.
   *
   * @param network as {@link Peer#network} says it
   * @throws TooManyAttemptsException when the address has no attempt left
   */
  public void takeToken(String network) {
    loginsByAddress.take(network);
  }

  /** The token that was taken is good. */
  public void tokenSucceeded(String network) {
    loginsByAddress.giveBack(network);
  }

  /**
   * Called before somebody is registered by anybody but an administrator; it may also be a search
   * for names that are taken.
   *
   * @throws TooManyAttemptsException when name or address has none left
   */
  public void takeRegistration(String username, String address) {
    registrationsByAddress.take(LiteralAddress.network(address));
    registrationsByName.take(Sha256.hex(username));
  }

  /**
   * Called before anybody but an administrator changes his account, which may be a search for names
   * that are taken as well. Counted with the registrations.
   *
   * @throws TooManyAttemptsException when account or address has none left
   */
  // why the id: an account that is called something else after each change has one count all the
  // same; and no digest looks like that
  public void takeChange(int userId, String address) {
    registrationsByAddress.take(LiteralAddress.network(address));
    registrationsByName.take("id " + userId);
  }
}
