package dev.earshot.api.rest;

import dev.earshot.accounts.Need;
import dev.earshot.accounts.RequestNeeds;
import dev.earshot.accounts.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * What this protocol's requests need: own keys the account, administration an administrator,
 * transcripts their scope, the rest any good credentials. Thread-safe.
 */
@ApplicationScoped
public class NativeDoors implements RequestNeeds {
  static final String KEYS = "/api/v1/keys";
  static final String ADMIN = "/api/v1/admin";
  static final String TRANSCRIPTS = "/api/v1/transcripts";
  static final String SUBTITLES = "/api/v1/subtitles";
  static final String MODELS = "/api/v1/models";
  private static final Set<String> ANY_CALLER = Set.of(SUBTITLES, MODELS);

  @Override
  public Optional<Need> of(Request request) {
    if (request.isBelow(KEYS)) {
      return Optional.of(new Need.Scoped(Scope.ACCOUNT));
    }
    if (request.isBelow(TRANSCRIPTS)) {
      return Optional.of(new Need.Scoped(Scope.TRANSCRIBE));
    }
    if (ANY_CALLER.stream().anyMatch(request::isBelow)) {
      return Optional.of(new Need.AnyCaller());
    }
    return request.isBelow(ADMIN) ? Optional.of(new Need.Scoped(Scope.ADMIN)) : Optional.empty();
  }
}
