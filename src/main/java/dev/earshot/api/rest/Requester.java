package dev.earshot.api.rest;

import dev.earshot.accounts.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAuthorizedException;

/** Who sent a request, as the door found out. Thread-safe. */
final class Requester {
  private Requester() {}

  static Caller of(HttpServletRequest request) {
    if (request.getUserPrincipal() instanceof Caller caller) {
      return caller;
    }
    // why: the door lets nobody in here without, but a resource does not rely on it
    throw new NotAuthorizedException("Bearer");
  }
}
