package dev.earshot.api.rest;

import dev.earshot.accounts.ApiKeys;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.NullUnmarked;

/**
 * Anybody's API keys, below {@code /api/v1/admin/keys}. Thread-safe: it keeps nothing of a request.
 */
@Path("keys")
@Produces(MediaType.APPLICATION_JSON)
@NullUnmarked // why: the container fills the fields
public class AdminKeysResource {
  @Inject ApiKeys keys;

  @DELETE
  @Path("{id}")
  public Response revoke(@Context HttpServletRequest request, @PathParam("id") String id) {
    if (!keys.revoke(Requester.of(request), id)) {
      throw new NotFoundException();
    }
    return Response.noContent().build();
  }
}
