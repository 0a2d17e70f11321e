package dev.earshot.api.deepspeech;

import dev.earshot.accounts.Caller;
import dev.earshot.accounts.Peer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;

/** Who is behind a request, as the door found out. Thread-safe. */
final class Callers {
  private Callers() {}

  /** Empty when the request came in without credentials. */
  static Optional<Caller> of(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }

  /** For what the door never lets in without credentials. */
  static Caller require(HttpServletRequest request) {
    return of(request)
        .orElseThrow(() -> new IllegalStateException("a request without caller passed the door"));
  }

  static Peer peer(HttpServletRequest request) {
    return Peer.of(
        request.getRemoteAddr(),
        new Peer.Headers(Collections.list(request.getHeaderNames()), request::getHeader));
  }
}
