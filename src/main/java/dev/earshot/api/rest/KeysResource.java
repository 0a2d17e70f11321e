package dev.earshot.api.rest;

import dev.earshot.accounts.ApiKeys;
import dev.earshot.accounts.KeyRefusedException;
import dev.earshot.accounts.NewKey;
import dev.earshot.api.upload.MalformedJsonException;
import dev.earshot.api.upload.SlowBodyException;
import dev.earshot.api.upload.SmallJson;
import dev.earshot.api.upload.UploadTooLargeException;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import org.jspecify.annotations.NullUnmarked;

/** One's own API keys, below {@code /api/v1/keys}. Thread-safe: it keeps nothing of a request. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@NullUnmarked // why: the container fills the fields
public class KeysResource {
  @Inject ApiKeys keys;
  @Inject SmallJson bodies;
  @Inject Clock clock;

  @POST
  public Response make(@Context HttpServletRequest request, InputStream json)
      throws SlowBodyException,
          MalformedJsonException,
          UploadTooLargeException,
          KeyRefusedException {
    JsonObject body = bodies.read(json).orElse(JsonObject.EMPTY_JSON_OBJECT);
    NewKey newKey = new KeyFields(clock.instant()).parse(body);
    ApiKeys.Made made = keys.make(Requester.of(request), newKey);
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(KeyJson.of(made))
        .build();
  }

  @GET
  public JsonObject list(@Context HttpServletRequest request) {
    return KeyJson.of(keys.ofUser(Requester.of(request).userId()));
  }

  @DELETE
  @Path("{id}")
  public Response revoke(@Context HttpServletRequest request, @PathParam("id") String id) {
    if (!keys.revokeOwn(Requester.of(request), id)) {
      throw new NotFoundException();
    }
    return Response.noContent().build();
  }
}
