package dev.earshot.api.stream;

import dev.earshot.accounts.Need;
import dev.earshot.accounts.RequestNeeds;
import dev.earshot.accounts.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A stream needs the scope for streams, for everybody and from everywhere. Thread-safe. */
@ApplicationScoped
public class StreamDoors implements RequestNeeds {
  @Override
  public Optional<Need> of(Request request) {
    return request.isBelow(StreamEndpoint.PATH)
        ? Optional.of(new Need.Scoped(Scope.STREAM))
        : Optional.empty();
  }
}
