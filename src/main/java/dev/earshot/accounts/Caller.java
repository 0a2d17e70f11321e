package dev.earshot.accounts;

import java.io.Serializable;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user behind a request. Immutable. The principal's name is the user's id.
 *
 * @param scopes what the credentials may be used for
 * @param keyId public id of the API key that was sent; null for a token
 */
public record Caller(int userId, String username, Set<Scope> scopes, @Nullable String keyId)
    implements Principal, Serializable {
  public Caller {
    scopes = Set.copyOf(scopes);
  }

  /** Who sent a token. */
  static Caller of(User user) {
    return new Caller(user.id(), user.username(), user.role().scopes(), null);
  }

  @Override
  public String getName() {
    return Integer.toString(userId);
  }

  /** Ids for the log: the user's, and after a slash the key's. */
  public String actor() {
    return keyId == null ? getName() : getName() + "/" + keyId;
  }

  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }

  /**
   * Whether he looks after everybody's accounts himself, not a program with one of his API keys.
   */
  public boolean isAdminInPerson() {
    return isAdmin() && may(Scope.ACCOUNT);
  }

  public boolean isAdmin() {
    return may(Scope.ADMIN);
  }
}
