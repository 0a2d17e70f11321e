package dev.earshot.security;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/**
 * Tells browsers that pages of allowed origins may read the answers, errors included, and answers
 * what browsers ask before. Thread-safe.
 */
// why ERROR too: the container clears the headers before it makes the page of an error, and a
// refusal at the door comes by here in no other way; FORWARD, because a protocol's own port may
// forward before this filter
@WebFilter(
    urlPatterns = "/*",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR},
    asyncSupported = true)
@NullUnmarked // why: the container fills the fields
public class CrossOrigin extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final String SECONDS_TO_REMEMBER = "3600";

  @Inject private transient AllowedOrigins origins;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.addHeader("Vary", "Origin");
    Optional<String> origin = origins.allowed(request);
    origin.ifPresent(
        allowed -> {
          response.setHeader("Access-Control-Allow-Origin", allowed);
          response.setHeader("Access-Control-Allow-Credentials", "true");
          response.setHeader("Access-Control-Expose-Headers", "Retry-After, Link");
        });
    if (request.getDispatcherType() != DispatcherType.ERROR && isPreflight(request)) {
      answerPreflight(response, origin.isPresent());
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Whether a browser asks what a page may do. It never sends credentials along. */
  static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeader("Origin") != null
        && request.getHeader("Access-Control-Request-Method") != null;
  }

  private static void answerPreflight(HttpServletResponse response, boolean allowed)
      throws IOException {
    if (!allowed) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE");
    response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
    response.setHeader("Access-Control-Max-Age", SECONDS_TO_REMEMBER);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
