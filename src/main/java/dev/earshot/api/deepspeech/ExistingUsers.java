package dev.earshot.api.deepspeech;

import dev.earshot.accounts.LastAdminException;
import dev.earshot.accounts.User;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/**
 * The routes for users who exist, the same in both generations of URLs. Thread-safe: it keeps
 * nothing of a request.
 */
@NullUnmarked // why: the container fills the fields
public abstract class ExistingUsers {
  private static final String ID = "{id: [0-9]+}";

  @Inject AccountRequests accounts;

  @GET
  public Response list(
      @Context HttpServletRequest request,
      @Context UriInfo uri,
      @QueryParam("after") @DefaultValue("0") String after) {
    List<User> users = accounts.list(Callers.require(request), after);
    JsonArrayBuilder page = Json.createArrayBuilder();
    users.stream().limit(AccountRequests.PAGE).map(UserJson::of).forEach(page::add);
    Response.ResponseBuilder answer = Response.ok(page.build());
    if (users.size() > AccountRequests.PAGE) {
      answer.link(next(uri, users.get(AccountRequests.PAGE - 1)), "next");
    }
    return answer.build();
  }

  @GET
  @Path(ID)
  public JsonObject show(@Context HttpServletRequest request, @PathParam("id") String id) {
    return UserJson.of(accounts.show(Callers.require(request), id));
  }

  @PUT
  @Path(ID)
  public JsonObject change(
      @Context HttpServletRequest request, @PathParam("id") String id, InputStream json)
      throws IOException {
    accounts.change(Callers.require(request), request.getRemoteAddr(), id, json);
    return Answers.message("User successfully updated.");
  }

  @DELETE
  @Path(ID)
  public JsonObject remove(@Context HttpServletRequest request, @PathParam("id") String id)
      throws LastAdminException {
    accounts.remove(Callers.require(request), id);
    return Answers.message("User successfully removed.");
  }

  // why relative: a proxy in front may have another name and another scheme
  private static URI next(UriInfo uri, User last) {
    return URI.create(uri.getRequestUri().getPath() + "?after=" + last.id());
  }
}
