package dev.earshot.api.stream;

import dev.earshot.accounts.Need;
import dev.earshot.accounts.RequestNeeds;
import dev.earshot.accounts.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * A stream needs the scope for streams, for everybody and from everywhere; its description nothing.
 * Thread-safe.
 */
@ApplicationScoped
public class StreamDoors implements RequestNeeds {
  @Override
  public Optional<Need> of(Request request) {
    boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
    if (reading && request.path().equals(StreamDescription.PATH)) {
      return Optional.of(new Need.Nothing());
    }
    return request.isBelow(StreamEndpoint.PATH)
        ? Optional.of(new Need.Scoped(Scope.STREAM))
        : Optional.empty();
  }
}
