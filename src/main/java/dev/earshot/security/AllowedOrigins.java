package dev.earshot.security;

import dev.earshot.config.Origin;
import dev.earshot.config.OriginRule;
import dev.earshot.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Decides which pages may use this server from a browser: its own, and those of the settings.
 * Thread-safe. A request without {@code Origin} is no page's.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class AllowedOrigins {
  @Inject Settings settings;

  /** The origin of a page that may read the answer. */
  Optional<String> allowed(HttpServletRequest request) {
    return origin(request).filter(origin -> allows(origin, request.getHeader("Host")));
  }

  /** Whether a page sent it that may not use this server. */
  boolean isForeign(HttpServletRequest request) {
    return origin(request).isPresent() && allowed(request).isEmpty();
  }

  private boolean allows(String origin, @Nullable String host) {
    return allows(settings.web().allowedOrigins(), origin, host);
  }

  /**
   * @param host the header of that name; a page of the same host and port is the server's own
   */
  static boolean allows(List<OriginRule> rules, String origin, @Nullable String host) {
    return isOwn(origin, host) || rules.stream().anyMatch(rule -> rule.allows(origin));
  }

  // why the page's own scheme: a proxy that ends TLS passes requests on without it
  private static boolean isOwn(String origin, @Nullable String host) {
    Optional<Origin> page = Origin.parse(origin);
    return host != null
        && page.isPresent()
        && Origin.parse(page.get().scheme() + "://" + host).equals(page);
  }

  private static Optional<String> origin(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Origin"));
  }
}
