package dev.earshot.accounts;

/**
 * Names the requests that are answered without credentials; all others are denied. Thread-safe.
 * Every protocol contributes its own as a CDI bean, so that removing a protocol removes its doors.
 */
public interface OpenRequests {
  /**
   * Whether credentials are not needed. Credentials that come along all the same are checked.
   *
   * @param method e.g. {@code GET}
   * @param path normalised, below the context root, starting with a slash
   * @param peer who asks
   */
  boolean isOpen(String method, String path, Peer peer);
}
