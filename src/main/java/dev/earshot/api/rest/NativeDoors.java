package dev.earshot.api.rest;

import dev.earshot.accounts.Need;
import dev.earshot.accounts.RequestNeeds;
import dev.earshot.accounts.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * What this protocol's requests need: own keys the account, the rest an administrator. Thread-safe.
 */
@ApplicationScoped
public class NativeDoors implements RequestNeeds {
  static final String KEYS = "/api/v1/keys";
  static final String ADMIN = "/api/v1/admin";

  @Override
  public Optional<Need> of(Request request) {
    if (request.isBelow(KEYS)) {
      return Optional.of(new Need.Scoped(Scope.ACCOUNT));
    }
    return request.isBelow(ADMIN) ? Optional.of(new Need.Scoped(Scope.ADMIN)) : Optional.empty();
  }
}
