package dev.earshot.api.problem;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;

/** Failures as RFC 9457 problem documents. Thread-safe. */
public final class Problem {
  public static final String MEDIA_TYPE = "application/problem+json";

  private Problem() {}

  public static JsonObject of(Failure failure) {
    return with(failure).build();
  }

  /** The same, to be extended by members of a protocol's own. */
  public static JsonObjectBuilder with(Failure failure) {
    return Json.createObjectBuilder()
        .add("type", "about:blank")
        .add("title", reasonPhrase(failure.status()))
        .add("status", failure.status())
        .add("detail", failure.detail());
  }

  private static String reasonPhrase(int status) {
    Response.Status known = Response.Status.fromStatusCode(status);
    return known == null ? "Error" : known.getReasonPhrase();
  }
}
