package dev.earshot.api.sepia;

import dev.earshot.accounts.Need;
import dev.earshot.accounts.RequestNeeds;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * A SEPIA client says who it is inside its WebSocket, so the handshake needs nothing; neither do
 * the requests that tell what kind of server this is, and the test page. Thread-safe.
 */
@ApplicationScoped
public class SepiaDoors implements RequestNeeds {
  private static final Set<String> ROUTES =
      Set.of(SepiaPort.SOCKET, "/ping", "/online", "/settings");

  @Override
  public Optional<Need> of(Request request) {
    boolean ours =
        ROUTES.contains(request.route())
            || request.isBelow(SepiaPort.INSIDE)
            || request.path().startsWith(SepiaServlet.FILES);
    return ours ? Optional.of(new Need.Nothing()) : Optional.empty();
  }
}
