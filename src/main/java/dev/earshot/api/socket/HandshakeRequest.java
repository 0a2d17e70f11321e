package dev.earshot.api.socket;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket handshake as the container's implementation sees it: for the path that it means, by
 * whoever arrives, and with large frames cut afterwards. Confined to the container's thread.
 */
final class HandshakeRequest extends HttpServletRequestWrapper {
  private final String path;
  private final Arrival arrival;
  private final LingeringConnections lingering;
  private final Clock clock;

  HandshakeRequest(
      HttpServletRequest request,
      String path,
      Arrival arrival,
      LingeringConnections lingering,
      Clock clock) {
    super(request);
    this.path = path;
    this.arrival = arrival;
    this.lingering = lingering;
    this.clock = clock;
  }

  @Override
  public Principal getUserPrincipal() {
    return arrival;
  }

  @Override
  public String getRequestURI() {
    return getContextPath() + path;
  }

  @Override
  public String getServletPath() {
    return path;
  }

  @Override
  public @Nullable String getPathInfo() {
    return null;
  }

  // why: nothing but the standard's own types, so that it does not matter whose they are
  @Override
  public <T extends HttpUpgradeHandler> T upgrade(Class<T> type)
      throws IOException, ServletException {
    T inner;
    try {
      inner = type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new ServletException("no WebSocket handler of " + type, e);
    }
    super.upgrade(SplitUpgrade.class).around(inner, arrival.pulse(), lingering, clock);
    return inner;
  }
}
