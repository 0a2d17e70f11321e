package dev.earshot.accounts;

import java.util.Optional;

/**
 * Says what requests need to be let in. Thread-safe. Every protocol contributes its own as a CDI
 * bean, so that removing a protocol removes its doors. What no bean names needs good credentials;
 * what several name needs all that they say.
 */
public interface RequestNeeds {
  /**
   * A request as the door sees it. Immutable.
   *
   * @param method e.g. {@code GET}
   * @param path normalised, below the context root, starting with a slash; through a protocol's own
   *     port the path inside
   * @param peer who asks
   * @param handshake whether it opens a WebSocket
   */
  record Request(String method, String path, Peer peer, boolean handshake) {
    /** The path without the slash at its end, which clients may leave out or not. */
    public String route() {
      return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Whether the path is that prefix or lies below it. */
    public boolean isBelow(String prefix) {
      return path.equals(prefix) || path.startsWith(prefix + "/");
    }
  }

  /**
   * What a request of this protocol needs; empty for everybody else's requests. Credentials that
   * come along without need are looked at all the same.
   */
  Optional<Need> of(Request request);
}
