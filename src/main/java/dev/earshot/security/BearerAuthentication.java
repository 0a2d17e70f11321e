package dev.earshot.security;

import dev.earshot.accounts.Caller;
import dev.earshot.accounts.Credentials;
import dev.earshot.accounts.OpenRequests;
import dev.earshot.accounts.Peer;
import dev.earshot.accounts.Refusal;
import dev.earshot.accounts.TokenCheck;
import dev.earshot.accounts.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

/**
 * Lets a request in by its bearer token, or because it is declared open; refuses every other one
 * with 401, and WebSocket handshakes of foreign pages with 403. Thread-safe. The container calls it
 * for JAX-RS, WebSocket handshakes and files alike.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class BearerAuthentication implements HttpAuthenticationMechanism {
  @Inject Tokens tokens;
  @Inject Instance<OpenRequests> openRequests;
  @Inject AllowedOrigins origins;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    if (isHandshake(request) && origins.isForeign(request)) {
      return forbid(response);
    }
    if (CrossOrigin.isPreflight(request)) {
      return context.doNothing();
    }
    // why not getParameter: it would read the body of a form
    Credentials credentials =
        Credentials.of(request.getHeader("Authorization"), request.getQueryString());
    TokenCheck check = tokens.check(credentials);
    if (check instanceof TokenCheck.Rejected rejected) {
      return isOpen(request) ? context.doNothing() : refuse(rejected.refusal(), request, context);
    }
    Caller caller = ((TokenCheck.Accepted) check).caller();
    return context.notifyContainerAboutLogin(caller, Set.of(caller.role().wireName()));
  }

  // why here and not in a filter: the container's own filter for WebSockets may come first; and
  // browsers let every page open a WebSocket anywhere, so nobody but the server can refuse
  private static boolean isHandshake(HttpServletRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  private static AuthenticationStatus forbid(HttpServletResponse response) {
    try {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return AuthenticationStatus.SEND_FAILURE;
    } catch (IOException e) {
      throw new UncheckedIOException("the client went away", e);
    }
  }

  private static AuthenticationStatus refuse(
      Refusal refusal, HttpServletRequest request, HttpMessageContext context) {
    request.setAttribute(Refusal.ATTRIBUTE, refusal);
    return context.responseUnauthorized();
  }

  private boolean isOpen(HttpServletRequest request) {
    String path = pathOf(request);
    Peer peer = peerOf(request);
    return openRequests.stream().anyMatch(o -> o.isOpen(request.getMethod(), path, peer));
  }

  // why not the request URI: the container has decoded and normalised these parts
  private static String pathOf(HttpServletRequest request) {
    String info = request.getPathInfo();
    return request.getServletPath() + (info == null ? "" : info);
  }

  private static Peer peerOf(HttpServletRequest request) {
    return Peer.of(
        request.getRemoteAddr(),
        new Peer.Headers(Collections.list(request.getHeaderNames()), request::getHeader));
  }
}
