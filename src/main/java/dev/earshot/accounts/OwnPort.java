package dev.earshot.accounts;

/**
 * A listener that belongs to one protocol. Thread-safe. Protocols contribute theirs as CDI beans,
 * so that removing a protocol removes its listener's meaning.
 */
public interface OwnPort {
  /** Whether requests that came in by that port are this protocol's. */
  boolean owns(int localPort);

  /**
   * Where a request for a path is answered: nothing else can be reached through the port.
   *
   * @param path as the client wrote it, normalised, starting with a slash
   * @param handshake whether the request opens a WebSocket
   * @return below the context root, starting with a slash
   */
  String inside(String path, boolean handshake);

  /** Where the protocol's WebSocket is, below the context root; only there a handshake goes on. */
  String socket();
}
