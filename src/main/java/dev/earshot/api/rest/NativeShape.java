package dev.earshot.api.rest;

import dev.earshot.api.problem.Failure;
import dev.earshot.api.problem.FailureShape;
import dev.earshot.api.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.List;

/** The protocol's errors: RFC 9457 problem documents. Thread-safe. */
@ApplicationScoped
public class NativeShape implements FailureShape {
  private static final List<String> PREFIXES =
      List.of(
          NativeDoors.KEYS,
          NativeDoors.ADMIN,
          NativeDoors.TRANSCRIPTS,
          NativeDoors.SUBTITLES,
          NativeDoors.MODELS);

  @Override
  public boolean owns(String path) {
    return PREFIXES.stream().anyMatch(p -> path.equals(p) || path.startsWith(p + "/"));
  }

  @Override
  public JsonObject body(Failure failure) {
    return Problem.of(failure);
  }

  @Override
  public String mediaType() {
    return Problem.MEDIA_TYPE;
  }
}
