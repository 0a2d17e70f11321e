package dev.earshot.security;

import dev.earshot.accounts.Caller;
import dev.earshot.accounts.Credentials;
import dev.earshot.accounts.Identification;
import dev.earshot.accounts.Need;
import dev.earshot.accounts.OwnPorts;
import dev.earshot.accounts.Peer;
import dev.earshot.accounts.Refusal;
import dev.earshot.accounts.RequestNeeds;
import dev.earshot.accounts.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/**
 * Lets a request in or refuses it as the {@link Door} says: with 401 when it is not known who sent
 * it, with 403 when his credentials are not for that; and WebSocket handshakes of foreign pages
 * with 403. Thread-safe. The container calls it for JAX-RS, WebSocket handshakes and files alike.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class BearerAuthentication implements HttpAuthenticationMechanism {
  @Inject Identification identification;
  @Inject Door door;
  @Inject AllowedOrigins origins;
  @Inject OwnPorts ports;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws AuthenticationException {
    // why here and not in a filter: the container's own filter for WebSockets may come first; and
    // browsers let every page open a WebSocket anywhere, so nobody but the server can refuse
    if (isHandshake(request) && origins.isForeign(request)) {
      request.setAttribute(Need.FOREIGN_ORIGIN, true);
      return forbid(response);
    }
    if (CrossOrigin.isPreflight(request)) {
      return context.doNothing();
    }
    Verdict verdict = door.judge(seen(request), identification.identify(credentials(request)));
    if (verdict instanceof Verdict.Known known) {
      return login(known.caller(), context);
    }
    if (verdict instanceof Verdict.Unknown unknown) {
      request.setAttribute(Refusal.ATTRIBUTE, unknown.refusal());
      return context.responseUnauthorized();
    }
    if (verdict instanceof Verdict.Forbidden forbidden) {
      request.setAttribute(Need.LACKING_SCOPE, forbidden.lacking());
      return forbid(response);
    }
    return context.doNothing();
  }

  // why so wide: containers differ in what they take for a handshake, and none may pass unjudged
  private static boolean isHandshake(HttpServletRequest request) {
    return request.getHeader("Sec-WebSocket-Key") != null
        || Collections.list(request.getHeaders("Upgrade")).stream()
            .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("websocket"));
  }

  private static AuthenticationStatus login(Caller caller, HttpMessageContext context) {
    return context.notifyContainerAboutLogin(
        caller, caller.scopes().stream().map(Scope::wireName).collect(Collectors.toSet()));
  }

  private static AuthenticationStatus forbid(HttpServletResponse response)
      throws AuthenticationException {
    try {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return AuthenticationStatus.SEND_FAILURE;
    } catch (IOException e) {
      throw new AuthenticationException("the refusal could not be sent", e);
    }
  }

  // why not getParameter: it would read the body of a form
  private static Credentials credentials(HttpServletRequest request) {
    Credentials credentials =
        Credentials.of(request.getHeader("Authorization"), request.getQueryString());
    return credentials instanceof Credentials.None && isHandshake(request)
        ? Credentials.ofSubprotocols(Collections.list(request.getHeaders("Sec-WebSocket-Protocol")))
        : credentials;
  }

  // why not the request URI: the container has decoded and normalised these parts
  private RequestNeeds.Request seen(HttpServletRequest request) {
    String info = request.getPathInfo();
    String path = request.getServletPath() + (info == null ? "" : info);
    boolean handshake = isHandshake(request);
    String inside = ports.inside(request.getLocalPort(), path, handshake).orElse(path);
    return new RequestNeeds.Request(request.getMethod(), inside, peerOf(request), handshake);
  }

  private static Peer peerOf(HttpServletRequest request) {
    return Peer.of(
        request.getRemoteAddr(),
        new Peer.Headers(Collections.list(request.getHeaderNames()), request::getHeader));
  }
}
