package dev.earshot.operations;

import dev.earshot.accounts.Need;
import dev.earshot.accounts.RequestNeeds;
import dev.earshot.accounts.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Whoever sits at this machine may read the metrics, and administrators from anywhere. Thread-safe.
 */
@ApplicationScoped
public class MetricsDoor implements RequestNeeds {
  @Override
  public Optional<Need> of(Request request) {
    if (!request.route().equals(MetricsServlet.PATH)) {
      return Optional.empty();
    }
    return Optional.of(request.peer().local() ? new Need.Nothing() : new Need.Scoped(Scope.ADMIN));
  }
}
