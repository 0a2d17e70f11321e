package dev.earshot.api.socket;

import dev.earshot.accounts.Need;
import dev.earshot.accounts.RequestNeeds;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Lets everybody in to {@link EchoEndpoint}. Added to a copy of the WAR for a test. */
@ApplicationScoped
public class EchoDoors implements RequestNeeds {
  @Override
  public Optional<Need> of(Request request) {
    return request.path().equals("/echo") ? Optional.of(new Need.Nothing()) : Optional.empty();
  }
}
