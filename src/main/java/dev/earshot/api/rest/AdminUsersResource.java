package dev.earshot.api.rest;

import dev.earshot.accounts.Accounts;
import dev.earshot.accounts.Administration;
import dev.earshot.accounts.LastAdminException;
import dev.earshot.accounts.User;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/**
 * Everybody's accounts, below {@code /api/v1/admin/users}. Thread-safe: it keeps nothing of a
 * request.
 */
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
@NullUnmarked // why: the container fills the fields
public class AdminUsersResource {
  @Inject Administration administration;
  @Inject Accounts accounts;

  @GET
  public JsonObject list(@Context HttpServletRequest request, @Context UriInfo uri) {
    MultivaluedMap<String, String> query = uri.getQueryParameters();
    UserPage page = UserPage.parse(query::getFirst);
    // why one more: it tells whether there is a next page
    List<User> users =
        administration.users(
            Requester.of(request), page.afterId(), page.limit() + 1, page.namePrefix());
    return page.json(users);
  }

  @POST
  @Path("{id}/disable")
  public Response disable(@Context HttpServletRequest request, @PathParam("id") int id)
      throws LastAdminException {
    return done(administration.disable(Requester.of(request), id));
  }

  @POST
  @Path("{id}/enable")
  public Response enable(@Context HttpServletRequest request, @PathParam("id") int id) {
    return done(administration.enable(Requester.of(request), id));
  }

  @DELETE
  @Path("{id}/tokens")
  public Response logOutEverywhere(@Context HttpServletRequest request, @PathParam("id") int id) {
    return done(administration.logOutEverywhere(Requester.of(request), id));
  }

  @GET
  @Path("{id}/keys")
  public JsonObject keys(@Context HttpServletRequest request, @PathParam("id") int id) {
    if (accounts.find(id).isEmpty()) {
      throw new NotFoundException();
    }
    return KeyJson.of(administration.keysOf(Requester.of(request), id));
  }

  private static Response done(boolean found) {
    if (!found) {
      throw new NotFoundException();
    }
    return Response.noContent().build();
  }
}
