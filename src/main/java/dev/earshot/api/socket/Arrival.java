package dev.earshot.api.socket;

import dev.earshot.accounts.Caller;
import dev.earshot.accounts.Peer;
import jakarta.websocket.Session;
import java.security.Principal;
import java.util.Optional;

/**
 * Who opens a WebSocket, and from where. Immutable but for the pulse. It takes the place of the
 * handshake's principal, because that is all of the request that every container passes on to the
 * session.
 *
 * @param caller empty for somebody without credentials
 * @param network who counts as one when somebody without credentials is counted
 * @param ports of the connection
 */
record Arrival(Optional<Caller> caller, Peer peer, String network, Ports ports, Pulse pulse)
    implements Principal {
  /** A connection by its ports; 0 where they are unknown. */
  record Ports(int local, int remote) {}

  static Optional<Arrival> of(Session session) {
    return session.getUserPrincipal() instanceof Arrival arrival
        ? Optional.of(arrival)
        : Optional.empty();
  }

  /** The user's id, or nothing. */
  @Override
  public String getName() {
    return caller.map(Caller::getName).orElse("");
  }

  /** Whose sockets are counted together; empty for programs of this machine without a user. */
  Optional<String> share() {
    Optional<String> user = caller.map(c -> "user " + c.getName());
    return user.isPresent() || peer.local() ? user : Optional.of("address " + network);
  }
}
