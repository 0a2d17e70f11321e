package dev.earshot.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** The listeners of single protocols. Thread-safe. */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class OwnPorts {
  @Inject Instance<OwnPort> ports;

  /** Where a request is answered that came in by a protocol's own port; empty by all others. */
  public Optional<String> inside(int localPort, String path, boolean handshake) {
    return ports.stream()
        .filter(port -> port.owns(localPort))
        .map(port -> port.inside(path, handshake))
        .findFirst();
  }

  /** Whether a handshake that came in by a protocol's own port means the protocol's WebSocket. */
  public boolean isSocket(int localPort, String inside) {
    return ports.stream().anyMatch(port -> port.owns(localPort) && port.socket().equals(inside));
  }
}
