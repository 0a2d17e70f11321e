package dev.earshot.api.deepspeech;

import dev.earshot.accounts.User;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.NullUnmarked;

/**
 * Users below {@code /users}, as the first generation had them. Thread-safe: it keeps nothing of a
 * request.
 */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@NullUnmarked // why: the container fills the fields
public class RootUsersResource extends ExistingUsers {
  @Inject Registration registration;

  @POST
  public Response register(@Context HttpServletRequest request, InputStream json)
      throws IOException {
    User user = registration.register(request, json);
    String message = "User " + user.username() + " is successfully created.";
    return Response.ok(Answers.message(message)).build();
  }
}
