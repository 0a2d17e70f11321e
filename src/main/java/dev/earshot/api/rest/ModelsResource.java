package dev.earshot.api.rest;

import dev.earshot.models.ModelRegistry;
import dev.earshot.recognition.ModelDescriptor;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** The models that can be named, {@code /api/v1/models}. Thread-safe. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@NullUnmarked // why: the container fills the fields
public class ModelsResource {
  @Inject ModelRegistry models;

  @GET
  public JsonObject list() {
    Optional<ModelDescriptor> usual = models.usual();
    JsonArrayBuilder list = Json.createArrayBuilder();
    for (ModelDescriptor model : models.byPreference()) {
      list.add(
          Json.createObjectBuilder()
              .add("name", model.id().value())
              .add("language", model.language())
              .add("engine", model.engine().value())
              .add("default", usual.equals(Optional.of(model))));
    }
    return Json.createObjectBuilder().add("models", list).build();
  }
}
