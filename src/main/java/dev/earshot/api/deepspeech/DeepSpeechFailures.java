package dev.earshot.api.deepspeech;

import dev.earshot.accounts.LastAdminException;
import dev.earshot.accounts.PasswordsBusyException;
import dev.earshot.accounts.TooManyAttemptsException;
import dev.earshot.api.problem.Failure;
import dev.earshot.api.problem.RetryAdvice;
import dev.earshot.api.upload.MalformedUploadException;
import dev.earshot.api.upload.SlowBodyException;
import dev.earshot.api.upload.UploadTooLargeException;
import dev.earshot.audio.AudioException;
import dev.earshot.audio.AudioLimitExceededException;
import dev.earshot.recognition.UnsupportedOptionException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/** Puts every failure of a resource into the protocol's words. Thread-safe. */
@Provider
@NullUnmarked // why: the container fills the fields
public class DeepSpeechFailures implements ExceptionMapper<Throwable> {
  private static final Logger LOG = Logger.getLogger(DeepSpeechFailures.class.getName());

  private final DeepSpeechShape shape = new DeepSpeechShape();
  @Context UriInfo uri;
  @Context Request request;

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof CompletionException && failure.getCause() != null) {
      return toResponse(failure.getCause());
    }
    if (failure instanceof WebApplicationException web) {
      return web.getResponse().hasEntity() ? web.getResponse() : ofStatus(web.getResponse());
    }
    if (failure instanceof PasswordsBusyException busy) {
      return later(503, busy, busy.retryAfter());
    }
    if (failure instanceof TooManyAttemptsException tooMany) {
      return later(429, tooMany, tooMany.retryAfter());
    }
    Optional<Duration> retryAfter = RetryAdvice.of(failure);
    return retryAfter.isPresent()
        ? later(503, failure, retryAfter.get())
        : render(statusOf(failure), failure);
  }

  private static int statusOf(Throwable failure) {
    if (failure instanceof UploadTooLargeException
        || failure instanceof AudioLimitExceededException) {
      return 413;
    }
    if (failure instanceof SlowBodyException) {
      return 408;
    }
    if (failure instanceof LastAdminException) {
      return 409;
    }
    return failure instanceof AudioException
            || failure instanceof MalformedUploadException
            || failure instanceof UnsupportedOptionException
            || failure instanceof BadRequestException
        ? 400
        : 500;
  }

  private Response render(int status, Throwable failure) {
    if (status == 500) {
      LOG.log(
          Level.SEVERE, "event=request-failed path=" + uri.getRequestUri().getRawPath(), failure);
      return body(Response.status(status), Failure.of(status, "Internal server error"));
    }
    return body(Response.status(status), Failure.of(status, failure.getMessage()));
  }

  private Response later(int status, Throwable failure, Duration retryAfter) {
    return body(
        Response.status(status).header(HttpHeaders.RETRY_AFTER, RetryAdvice.seconds(retryAfter)),
        Failure.of(status, failure.getMessage()));
  }

  private Response ofStatus(Response original) {
    String url = uri.getRequestUri().getPath();
    String detail =
        switch (original.getStatus()) {
          case 404 -> "Requested URL " + url + " not found";
          case 405 -> "Method " + request.getMethod() + " not allowed for URL " + url;
          default -> original.getStatusInfo().getReasonPhrase();
        };
    return body(Response.fromResponse(original), Failure.of(original.getStatus(), detail));
  }

  private Response body(Response.ResponseBuilder response, Failure failure) {
    return response.type(MediaType.APPLICATION_JSON).entity(shape.body(failure)).build();
  }
}
