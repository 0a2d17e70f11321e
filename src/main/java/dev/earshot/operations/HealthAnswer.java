package dev.earshot.operations;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * One health check in the wire form of MicroProfile Health. Immutable.
 *
 * @param up 200 or else 503
 */
record HealthAnswer(String check, boolean up, Map<String, String> data) {
  static HealthAnswer up(String check) {
    return up(check, Map.of());
  }

  static HealthAnswer up(String check, Map<String, String> data) {
    return new HealthAnswer(check, true, data);
  }

  static HealthAnswer down(String check, String reason) {
    return new HealthAnswer(check, false, Map.of("reason", reason));
  }

  void write(HttpServletResponse response) throws IOException {
    response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.getWriter().write(json().toString());
  }

  private JsonObject json() {
    String status = up ? "UP" : "DOWN";
    JsonObjectBuilder details = Json.createObjectBuilder();
    data.forEach(details::add);
    JsonObjectBuilder one =
        Json.createObjectBuilder().add("name", check).add("status", status).add("data", details);
    return Json.createObjectBuilder()
        .add("status", status)
        .add("checks", Json.createArrayBuilder().add(one))
        .build();
  }
}
