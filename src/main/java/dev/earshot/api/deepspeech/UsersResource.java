package dev.earshot.api.deepspeech;

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

/** Users below {@code /api/v1/users}. Thread-safe: it keeps nothing of a request. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@NullUnmarked // why: the container fills the fields
public class UsersResource extends ExistingUsers {
  @Inject Registration registration;

  @POST
  @Path("register")
  public Response register(@Context HttpServletRequest request, InputStream json)
      throws IOException {
    return Response.ok(UserJson.of(registration.register(request, json))).build();
  }
}
