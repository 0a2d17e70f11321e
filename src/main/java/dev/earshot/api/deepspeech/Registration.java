package dev.earshot.api.deepspeech;

import dev.earshot.accounts.Accounts;
import dev.earshot.accounts.AttemptLimits;
import dev.earshot.accounts.Caller;
import dev.earshot.accounts.DuplicateUserException;
import dev.earshot.accounts.NewUser;
import dev.earshot.accounts.RegistrationPolicy;
import dev.earshot.accounts.Role;
import dev.earshot.accounts.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.NullUnmarked;

/** Registering a user, which both generations of URLs share. Thread-safe. */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class Registration {
  @Inject Accounts accounts;
  @Inject RegistrationPolicy policy;
  @Inject AttemptLimits limits;
  @Inject JsonBody bodies;

  /**
   * Registers a user.
   *
   * @param json the request's body
   * @throws WebApplicationException 403 when the caller may not, 400 or 415 when the body is wrong
   */
  User register(HttpServletRequest request, InputStream json) throws IOException {
    if (!policy.allows(Callers.of(request), Callers.peer(request))) {
      throw new ForbiddenException();
    }
    JsonObject body = bodies.require(json);
    Violations violations = UserRules.checkNew(body);
    if (!violations.isEmpty()) {
      throw Answers.invalid(violations);
    }
    if (Callers.of(request).filter(Caller::isAdminInPerson).isEmpty()) {
      limits.takeRegistration(body.getString("username"), request.getRemoteAddr());
    }
    try {
      return accounts.register(
          new NewUser(
              body.getString("username"),
              body.getString("email"),
              body.getString("password"),
              Role.USER));
    } catch (DuplicateUserException e) {
      throw Answers.duplicate(e);
    }
  }
}
