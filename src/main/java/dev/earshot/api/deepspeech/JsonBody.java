package dev.earshot.api.deepspeech;

import dev.earshot.api.upload.MalformedJsonException;
import dev.earshot.api.upload.SlowBodyException;
import dev.earshot.api.upload.SmallJson;
import dev.earshot.api.upload.UploadTooLargeException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** Reads the small JSON bodies of this protocol, whatever their content type says. Thread-safe. */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class JsonBody {
  @Inject SmallJson small;

  /**
   * The object in a body; empty for no body or JSON {@code null}.
   *
   * @throws SlowBodyException when it does not arrive
   * @throws BadRequestException when it is no JSON object or breaks off
   * @throws WebApplicationException 413 when it is too long
   */
  Optional<JsonObject> read(InputStream in) throws SlowBodyException {
    try {
      return small.read(in);
    } catch (MalformedJsonException e) {
      throw new BadRequestException(e.getMessage(), e);
    } catch (UploadTooLargeException e) {
      throw new WebApplicationException(e, Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }
  }

  /**
   * Like {@link #read}, but a body is needed.
   *
   * @throws WebApplicationException 415 in the protocol's shape when there is none
   */
  JsonObject require(InputStream in) throws SlowBodyException {
    return read(in).orElseThrow(() -> Answers.refused(415, Violations.noBody()));
  }
}
