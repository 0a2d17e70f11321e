package dev.earshot.operations;

import dev.earshot.accounts.Need;
import dev.earshot.accounts.RequestNeeds;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** The start page and the health checks need no credentials. Thread-safe. */
@ApplicationScoped
public class PublicFiles implements RequestNeeds {
  private static final Set<String> PATHS =
      Set.of("", "/", "/index.html", "/health", "/health/live", "/health/ready", "/favicon.ico");

  private static final String ASSETS = "/assets/";

  @Override
  public Optional<Need> of(Request request) {
    boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
    boolean open = PATHS.contains(request.path()) || request.path().startsWith(ASSETS);
    return reading && open ? Optional.of(new Need.Nothing()) : Optional.empty();
  }
}
