package dev.earshot.api.deepspeech;

import dev.earshot.accounts.Accounts;
import dev.earshot.accounts.Credentials;
import dev.earshot.accounts.Identification;
import dev.earshot.accounts.Logins;
import dev.earshot.accounts.Refusal;
import dev.earshot.accounts.TokenCheck;
import dev.earshot.accounts.Tokens;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/**
 * Tokens, below {@code /token} and {@code /api/v1/token} alike. Thread-safe: it keeps nothing of a
 * request.
 */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@NullUnmarked // why: the container fills the fields
public class TokenResource {
  @Inject Accounts accounts;
  @Inject Logins logins;
  @Inject Tokens tokens;
  @Inject Identification identification;
  @Inject JsonBody bodies;

  @POST
  public Response issue(@Context HttpServletRequest request, InputStream json) throws IOException {
    JsonObject body = bodies.read(json).orElse(JsonValue.EMPTY_JSON_OBJECT);
    Optional<String> username = text(body, "username");
    Optional<String> password = text(body, "password");
    if (username.isEmpty() || password.isEmpty()) {
      return failed("Missing username or password.");
    }
    // why one answer for both mistakes: nobody shall learn which names exist
    return logins
        .authenticate(username.get(), password.get(), request.getRemoteAddr())
        .map(user -> Json.createObjectBuilder().add("access_token", tokens.issue(user)).build())
        .map(token -> Response.ok(token).build())
        .orElseGet(() -> failed("Username or password is incorrect."));
  }

  /** Not the original's: makes all tokens of the caller void, the one that came along too. */
  @DELETE
  public JsonObject logOutEverywhere(@Context HttpServletRequest request) {
    accounts.logOutEverywhere(Callers.require(request).userId());
    return Answers.message("Logged out everywhere.");
  }

  @OPTIONS
  public Response options() {
    return Response.noContent().build();
  }

  @GET
  @Path("verify")
  public Response verify(@Context HttpServletRequest request) {
    Credentials credentials =
        Credentials.of(request.getHeader("Authorization"), request.getQueryString());
    if (identification.identify(credentials) instanceof TokenCheck.Rejected rejected) {
      return unverified(rejected.refusal());
    }
    return Response.ok(Json.createObjectBuilder().add("valid", true).build()).build();
  }

  @GET
  @Path("me")
  public JsonObject me(@Context HttpServletRequest request) {
    int id = Callers.require(request).userId();
    JsonValue user = accounts.find(id).<JsonValue>map(UserJson::of).orElse(JsonValue.NULL);
    return Json.createObjectBuilder().add("me", user).build();
  }

  private static Response unverified(Refusal refusal) {
    boolean headerAtFault = refusal == Refusal.MISSING || refusal == Refusal.MALFORMED_HEADER;
    String exception =
        switch (refusal) {
          case MISSING -> "MissingAuthorizationHeader";
          case MALFORMED_HEADER -> "InvalidAuthorizationHeader";
          case EXPIRED, INVALID -> "InvalidToken";
        };
    JsonObject body = DeepSpeechShape.unauthorized(DeepSpeechShape.reason(refusal), exception);
    return Response.status(401)
        .entity(headerAtFault ? body : Json.createObjectBuilder(body).add("valid", false).build())
        .build();
  }

  private static Response failed(String reason) {
    return Response.status(401)
        .entity(DeepSpeechShape.unauthorized(reason, "AuthenticationFailed"))
        .build();
  }

  private static Optional<String> text(JsonObject body, String name) {
    return body.get(name) instanceof JsonString string && !string.getString().isEmpty()
        ? Optional.of(string.getString())
        : Optional.empty();
  }
}
