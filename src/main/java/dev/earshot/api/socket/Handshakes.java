package dev.earshot.api.socket;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;

/** What a WebSocket handshake looks like. Stateless. */
final class Handshakes {
  private static final String VERSION = "13";

  private Handshakes() {}

  /** Whether some container might take it for one. */
  static boolean mayBe(HttpServletRequest request) {
    return request.getHeader("Sec-WebSocket-Key") != null || upgrades(request);
  }

  /** Whether every container takes it for one, if there is an endpoint. */
  static boolean is(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && request.getHeader("Sec-WebSocket-Key") != null
        && VERSION.equals(request.getHeader("Sec-WebSocket-Version"))
        && upgrades(request);
  }

  private static boolean upgrades(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Upgrade")).stream()
        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("websocket"));
  }
}
