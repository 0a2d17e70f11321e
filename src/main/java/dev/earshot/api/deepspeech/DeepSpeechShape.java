package dev.earshot.api.deepspeech;

import dev.earshot.accounts.Refusal;
import dev.earshot.api.problem.Failure;
import dev.earshot.api.problem.FailureShape;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * The protocol's errors: {@code {"exception", "status", "error"}}, and for 401 the superset that
 * satisfies clients of every release of the original. Thread-safe.
 */
@ApplicationScoped
public class DeepSpeechShape implements FailureShape {
  private static final List<String> PREFIXES =
      List.of("/users", "/token", "/api/v1/users", "/api/v1/token", "/api/v1/stt", "/api/v1/mic");

  @Override
  public boolean owns(String path) {
    return PREFIXES.stream().anyMatch(p -> path.equals(p) || path.startsWith(p + "/"));
  }

  @Override
  public JsonObject body(Failure failure) {
    return failure
        .refusal()
        .map(refusal -> unauthorized(reason(refusal), "Unauthorized"))
        .orElseGet(
            () ->
                failure.status() == 401
                    ? unauthorized(failure.detail(), "Unauthorized")
                    : general(failure));
  }

  /** The body of a 401. */
  static JsonObject unauthorized(String reason, String exception) {
    return Json.createObjectBuilder()
        .add("reasons", Json.createArrayBuilder().add(reason))
        .add("exception", exception)
        .add("status", 401)
        .add("error", "unauthorized access")
        .build();
  }

  static String reason(Refusal refusal) {
    return switch (refusal) {
      case MISSING -> "Authorization header not present.";
      case MALFORMED_HEADER -> "Authorization header is invalid.";
      case EXPIRED -> "Signature has expired.";
      case INVALID -> "Auth required.";
    };
  }

  private static JsonObject general(Failure failure) {
    return Json.createObjectBuilder()
        .add("exception", failure.detail())
        .add("status", failure.status())
        .add("error", label(failure.status()))
        .build();
  }

  private static String label(int status) {
    return switch (status) {
      case 400 -> "bad request";
      case 403 -> "forbidden";
      case 404 -> "not found";
      case 405 -> "method not supported";
      case 408 -> "request timeout";
      case 409 -> "conflict";
      case 413 -> "payload too large";
      case 415 -> "unsupported media type";
      case 429 -> "too many requests";
      case 503 -> "service unavailable";
      default -> status < 500 ? "request refused" : "internal server error";
    };
  }
}
