package dev.earshot.operations;

import dev.earshot.accounts.OpenRequests;
import dev.earshot.accounts.Peer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** The start page and the health checks need no credentials. Thread-safe. */
@ApplicationScoped
public class PublicFiles implements OpenRequests {
  private static final Set<String> PATHS =
      Set.of("", "/", "/index.html", "/health", "/health/live", "/health/ready", "/favicon.ico");

  private static final String ASSETS = "/assets/";

  @Override
  public boolean isOpen(String method, String path, Peer peer) {
    boolean reading = method.equals("GET") || method.equals("HEAD");
    return reading && (PATHS.contains(path) || path.startsWith(ASSETS));
  }
}
