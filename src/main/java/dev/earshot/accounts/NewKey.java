package dev.earshot.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An API key to be made. Immutable.
 *
 * @param name 1 to {@value #MAX_NAME_LENGTH} characters, for its owner to tell it from others
 * @param scopes at least one, none that keys cannot have
 * @param expiresAt from when on it is void; never when empty
 */
public record NewKey(String name, Set<Scope> scopes, Optional<Instant> expiresAt) {
  public static final int MAX_NAME_LENGTH = 100;

  public NewKey {
    scopes = Set.copyOf(scopes);
    if (name.isBlank() || name.length() > MAX_NAME_LENGTH || !StorableText.isStorable(name)) {
      throw new IllegalArgumentException("a key needs a name of at most 100 characters");
    }
    if (scopes.isEmpty() || !scopes.stream().allMatch(Scope::isForKeys)) {
      throw new IllegalArgumentException("no scopes for a key: " + scopes);
    }
  }
}
