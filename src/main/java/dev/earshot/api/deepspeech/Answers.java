package dev.earshot.api.deepspeech;

import dev.earshot.accounts.DuplicateUserException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Bodies that several routes of this protocol share. Thread-safe. */
final class Answers {
  private Answers() {}

  /** What the original says when all went well and there is nothing to show. */
  static JsonObject message(String message) {
    return Json.createObjectBuilder().add("message", message).build();
  }

  /** A body that breaks the rules for its fields. */
  static WebApplicationException invalid(Violations violations) {
    return refused(400, violations.body());
  }

  static WebApplicationException duplicate(DuplicateUserException taken) {
    return refused(
        400,
        message(
            switch (taken.field()) {
              case USERNAME -> "Please use a different username.";
              case EMAIL -> "Please use a different email address.";
            }));
  }

  /** Somebody else's account. The words are the original's, the status is not. */
  static WebApplicationException notYours() {
    return refused(
        403,
        Json.createObjectBuilder()
            .add("exception", "Unauthorized access.")
            .add("status", 403)
            .add("error", "unauthorized access")
            .build());
  }

  static WebApplicationException refused(int status, JsonObject body) {
    return new WebApplicationException(
        Response.status(status).type(MediaType.APPLICATION_JSON).entity(body).build());
  }
}
