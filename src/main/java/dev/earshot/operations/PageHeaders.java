package dev.earshot.operations;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Tells browsers what the page and its files may do: load what this server has, talk to this
 * server, use the microphone, and nothing else. Thread-safe.
 */
// why FORWARD too: a protocol's own port forwards before this filter, if the container likes
@WebFilter(
    urlPatterns = "/*",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD},
    asyncSupported = true)
public class PageHeaders extends HttpFilter {
  private static final long serialVersionUID = 1;

  /** Of protocols, for whoever connects a client of theirs. */
  private static final String TEST_PAGES = "/www/";

  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::\\d{1,5})?");

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'%s;"
          + " media-src 'self' blob:; img-src 'self' data:; worker-src 'self';"
          + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // why this path: decoded, and with the welcome file's name where there is one
    if (isPage(request.getServletPath())) {
      response.setHeader("Content-Security-Policy", policy(request.getHeader("Host")));
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Referrer-Policy", "no-referrer");
      response.setHeader("Permissions-Policy", "microphone=(self), camera=(), geolocation=()");
      // why: after an upgrade nobody shall have old scripts with a new page
      response.setHeader("Cache-Control", "no-cache");
    }
    chain.doFilter(request, response);
  }

  private static boolean isPage(String path) {
    return PublicFiles.areOfThePage(path) || path.startsWith(TEST_PAGES);
  }

  /** For a page that was asked for by this {@code Host}, which its sender may have made up. */
  static String policy(String host) {
    // why: some browsers do not take 'self' for WebSockets of the same host
    boolean plain = host != null && AUTHORITY.matcher(host).matches();
    return POLICY.formatted(plain ? " ws://%1$s wss://%1$s".formatted(host) : "");
  }
}
