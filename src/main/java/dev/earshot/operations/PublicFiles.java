package dev.earshot.operations;

import dev.earshot.accounts.Need;
import dev.earshot.accounts.RequestNeeds;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** The page and the health checks need no credentials. Thread-safe. */
@ApplicationScoped
public class PublicFiles implements RequestNeeds {
  private static final Set<String> PAGE = Set.of("", "/", "/index.html");
  private static final Set<String> OTHERS =
      Set.of("/health", "/health/live", "/health/ready", "/favicon.ico");

  private static final String ASSETS = "/assets/";

  @Override
  public Optional<Need> of(Request request) {
    boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
    boolean open = areOfThePage(request.path()) || OTHERS.contains(request.path());
    return reading && open ? Optional.of(new Need.Nothing()) : Optional.empty();
  }

  /** Whether the page or one of its files is there. */
  static boolean areOfThePage(String path) {
    return PAGE.contains(path) || path.startsWith(ASSETS);
  }
}
