package dev.earshot.api.rest;

import dev.earshot.api.problem.Failure;
import dev.earshot.api.problem.Problem;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with the fields of a request. One thread at a time. */
final class FieldErrors {
  private record FieldError(String field, String rule) {}

  private final List<FieldError> found = new ArrayList<>();

  /** A single one. */
  static FieldErrors of(String field, String rule) {
    FieldErrors errors = new FieldErrors();
    errors.add(field, rule);
    return errors;
  }

  /**
   * Adds one.
   *
   * @param rule what would have been right, e.g. {@code 1 to 100 characters}
   */
  void add(String field, String rule) {
    found.add(new FieldError(field, rule));
  }

  /**
   * @throws InvalidFieldsException when something is wrong
   */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw exception();
    }
  }

  InvalidFieldsException exception() {
    return new InvalidFieldsException(this);
  }

  JsonObject body() {
    String detail =
        found.stream().map(e -> e.field() + ": " + e.rule()).collect(Collectors.joining("; "));
    JsonArrayBuilder errors = Json.createArrayBuilder();
    found.forEach(
        e -> errors.add(Json.createObjectBuilder().add("field", e.field()).add("rule", e.rule())));
    return Problem.with(Failure.of(400, detail)).add("errors", errors).build();
  }
}
