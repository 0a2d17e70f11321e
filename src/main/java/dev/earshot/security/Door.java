package dev.earshot.security;

import dev.earshot.accounts.Caller;
import dev.earshot.accounts.Need;
import dev.earshot.accounts.RequestNeeds;
import dev.earshot.accounts.Scope;
import dev.earshot.accounts.TokenCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/**
 * Compares what a request needs with what its sender may. Thread-safe. Default deny: a request that
 * no protocol names needs good credentials, also when there is nothing behind it.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class Door {
  @Inject Instance<RequestNeeds> protocols;

  Verdict judge(RequestNeeds.Request request, TokenCheck check) {
    return judge(protocols.stream().flatMap(p -> p.of(request).stream()).toList(), check);
  }

  static Verdict judge(Collection<Need> named, TokenCheck check) {
    Collection<Need> needs = named.isEmpty() ? List.of(new Need.AnyCaller()) : named;
    if (check instanceof TokenCheck.Accepted accepted) {
      Caller caller = accepted.caller();
      return lacking(needs, caller)
          .<Verdict>map(Verdict.Forbidden::new)
          .orElse(new Verdict.Known(caller));
    }
    return needs.stream().allMatch(Need.Nothing.class::isInstance)
        ? new Verdict.Anonymous()
        : new Verdict.Unknown(((TokenCheck.Rejected) check).refusal());
  }

  private static Optional<Scope> lacking(Collection<Need> needs, Caller caller) {
    return needs.stream()
        .filter(Need.Scoped.class::isInstance)
        .map(need -> ((Need.Scoped) need).scope())
        .filter(scope -> !caller.may(scope))
        .findFirst();
  }
}
