package dev.earshot.api.socket;

import dev.earshot.accounts.Caller;
import dev.earshot.accounts.OwnPorts;
import dev.earshot.accounts.Peer;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/**
 * Where WebSocket handshakes come in, and all requests by a protocol's own port. Thread-safe. Comes
 * before the container's own filter for WebSockets and after the door.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
@NullUnmarked // why: the container fills the fields
public class SocketEntrance extends HttpFilter {
  private static final long serialVersionUID = 1;

  @Inject private transient OwnPorts ports;
  @Inject private transient LingeringConnections lingering;
  @Inject private transient Clock clock;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = pathOf(request);
    Optional<String> inside = ports.inside(request.getLocalPort(), path, Handshakes.mayBe(request));
    // why two questions: whatever may become a WebSocket is watched, but through a protocol's own
    // port nothing goes on that might reach anything else than its WebSocket
    boolean socket =
        inside.isPresent()
            && Handshakes.is(request)
            && ports.isSocket(request.getLocalPort(), inside.get());
    if (inside.isPresent() && !socket) {
      request.getRequestDispatcher(inside.get()).forward(request, response);
    } else if (Handshakes.mayBe(request)) {
      chain.doFilter(handshake(request, inside.orElse(path)), response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private HandshakeRequest handshake(HttpServletRequest request, String path) {
    Peer peer =
        Peer.of(
            request.getRemoteAddr(),
            new Peer.Headers(Collections.list(request.getHeaderNames()), request::getHeader));
    Optional<Caller> caller =
        request.getUserPrincipal() instanceof Caller known ? Optional.of(known) : Optional.empty();
    Arrival arrival =
        new Arrival(
            caller,
            peer,
            Peer.network(request.getRemoteAddr()),
            new Arrival.Ports(request.getLocalPort(), request.getRemotePort()),
            new Pulse(clock));
    return new HandshakeRequest(request, path, arrival, lingering, clock);
  }

  private static String pathOf(HttpServletRequest request) {
    String info = request.getPathInfo();
    return request.getServletPath() + (info == null ? "" : info);
  }
}
