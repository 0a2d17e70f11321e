package dev.earshot.api.deepspeech;

import dev.earshot.accounts.Accounts;
import dev.earshot.accounts.Caller;
import dev.earshot.accounts.DuplicateUserException;
import dev.earshot.accounts.NewUser;
import dev.earshot.accounts.Peer;
import dev.earshot.accounts.RegistrationPolicy;
import dev.earshot.accounts.Role;
import dev.earshot.accounts.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** Registering a user, which both generations of URLs share. Thread-safe. */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class Registration {
  @Inject Accounts accounts;
  @Inject RegistrationPolicy policy;
  @Inject JsonBody bodies;

  /**
   * Registers a user.
   *
   * @param json the request's body
   * @throws WebApplicationException 403 when the caller may not, 400 or 415 when the body is wrong
   */
  User register(HttpServletRequest request, InputStream json) throws IOException {
    if (!policy.allows(caller(request), peer(request))) {
      throw new ForbiddenException();
    }
    JsonObject body = bodies.require(json);
    Violations violations = UserRules.check(body);
    if (!violations.isEmpty()) {
      throw refused(violations.body());
    }
    try {
      return accounts.register(
          new NewUser(
              body.getString("username"),
              body.getString("email"),
              body.getString("password"),
              Role.USER));
    } catch (DuplicateUserException e) {
      throw refused(Json.createObjectBuilder().add("message", advice(e.field())).build());
    }
  }

  private static String advice(DuplicateUserException.Field taken) {
    return switch (taken) {
      case USERNAME -> "Please use a different username.";
      case EMAIL -> "Please use a different email address.";
    };
  }

  private static WebApplicationException refused(JsonObject body) {
    return new WebApplicationException(
        Response.status(400).type(MediaType.APPLICATION_JSON).entity(body).build());
  }

  private static Optional<Caller> caller(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }

  private static Peer peer(HttpServletRequest request) {
    return Peer.of(
        request.getRemoteAddr(),
        new Peer.Headers(Collections.list(request.getHeaderNames()), request::getHeader));
  }
}
