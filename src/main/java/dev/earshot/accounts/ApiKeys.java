package dev.earshot.accounts;

import dev.earshot.accounts.KeyRefusedException.Reason;
import dev.earshot.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/**
 * Makes, checks and revokes API keys. Thread-safe. A key is void when it was revoked or has
 * expired, and while its owner is disabled or gone; that is looked up at every check.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class ApiKeys {
  private static final Logger LOG = Logger.getLogger(ApiKeys.class.getName());
  private static final int ID_BYTES = 12;

  @Inject Settings settings;
  @Inject ApiKeyRepository keys;
  @Inject UserRepository users;
  @Inject KeyUses uses;
  @Inject Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** A key that was just made; the only time that its secret is known. */
  public record Made(ApiKey key, KeySecret secret) {}

  /**
   * Makes a key for the caller.
   *
   * @throws KeyRefusedException when he may not have it
   */
  public Made make(Caller caller, NewKey newKey) throws KeyRefusedException {
    if (!caller.scopes().containsAll(newKey.scopes())) {
      throw new KeyRefusedException(Reason.SCOPE_NOT_HIS);
    }
    User owner =
        users.find(caller.userId()).orElseThrow(() -> new KeyRefusedException(Reason.NO_OWNER));
    KeySecret secret = KeySecret.random(random);
    ApiKey key = new ApiKey(newId(), owner, newKey, secret.hash(), now());
    reject(keys.add(key, settings.accounts().maxKeys()));
    LOG.info(() -> "event=key-created actor=%s subject=%s".formatted(caller.actor(), key.id()));
    return new Made(key, secret);
  }

  private static void reject(ApiKeyRepository.Addition outcome) throws KeyRefusedException {
    switch (outcome) {
      case ADDED -> {}
      case NAME_TAKEN -> throw new KeyRefusedException(Reason.NAME_TAKEN);
      case TOO_MANY -> throw new KeyRefusedException(Reason.TOO_MANY);
      case NO_OWNER -> throw new KeyRefusedException(Reason.NO_OWNER);
    }
  }

  /** Whether a key is good, and whose it is. */
  TokenCheck check(String text) {
    Instant now = now();
    Optional<ApiKey> key = KeySecret.parse(text).map(KeySecret::hash).flatMap(keys::findByHash);
    if (key.filter(k -> k.isLive(now) && !k.owner().isDisabled()).isEmpty()) {
      return new TokenCheck.Rejected(Refusal.INVALID);
    }
    uses.note(key.get(), now);
    return new TokenCheck.Accepted(key.get().caller());
  }

  /** All keys of a user, the newest first; those that are dead are remembered for some time. */
  public List<ApiKey> ofUser(int userId) {
    return keys.ofUser(userId);
  }

  /** Revokes a key of the caller's own; false when he has none with that id. */
  public boolean revokeOwn(Caller caller, String id) {
    return keys.find(id).filter(k -> k.owner().id() == caller.userId()).isPresent()
        && revoke(caller, id);
  }

  /** Revokes anybody's key; false when there is none with that id. */
  public boolean revoke(Caller caller, String id) {
    boolean revoked = keys.revoke(id, now());
    if (revoked) {
      LOG.info(() -> "event=key-revoked actor=%s subject=%s".formatted(caller.actor(), id));
    }
    return revoked;
  }

  private String newId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  // why truncated: databases keep microseconds
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
