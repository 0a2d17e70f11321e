package dev.earshot.api.rest;

import dev.earshot.accounts.KeyRefusedException;
import dev.earshot.accounts.LastAdminException;
import dev.earshot.api.problem.Failure;
import dev.earshot.api.problem.Problem;
import dev.earshot.api.problem.RetryAdvice;
import dev.earshot.api.upload.MalformedJsonException;
import dev.earshot.api.upload.MalformedUploadException;
import dev.earshot.api.upload.SlowBodyException;
import dev.earshot.api.upload.UploadTooLargeException;
import dev.earshot.audio.AudioException;
import dev.earshot.audio.AudioLimitExceededException;
import dev.earshot.recognition.UnsupportedOptionException;
import jakarta.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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

/** Puts every failure of a resource into a problem document. Thread-safe. */
@Provider
@NullUnmarked // why: the container fills the fields
public class NativeFailures implements ExceptionMapper<Throwable> {
  private static final Logger LOG = Logger.getLogger(NativeFailures.class.getName());

  @Context UriInfo uri;
  @Context Request request;

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof CompletionException && failure.getCause() != null) {
      return toResponse(failure.getCause());
    }
    if (failure instanceof WebApplicationException web) {
      return ofStatus(web);
    }
    Optional<FieldErrors> wrong = wrongFields(failure);
    if (wrong.isPresent()) {
      return body(Response.status(400), wrong.get().body());
    }
    if (failure instanceof KeyRefusedException refused) {
      return problem(refused);
    }
    if (failure instanceof LastAdminException) {
      return problem(409, "The last administrator can be neither removed nor disabled");
    }
    Optional<Duration> retryAfter = RetryAdvice.of(failure);
    if (retryAfter.isPresent()) {
      return body(
          Response.status(503)
              .header(HttpHeaders.RETRY_AFTER, RetryAdvice.seconds(retryAfter.get())),
          Problem.of(Failure.of(503, failure.getMessage())));
    }
    int status = statusOf(failure);
    if (status == 500) {
      LOG.log(
          Level.SEVERE, "event=request-failed path=" + uri.getRequestUri().getRawPath(), failure);
      return problem(status, "Internal server error");
    }
    return problem(status, failure.getMessage());
  }

  private static int statusOf(Throwable failure) {
    if (failure instanceof UploadTooLargeException
        || failure instanceof AudioLimitExceededException) {
      return 413;
    }
    if (failure instanceof SlowBodyException || failure.getCause() instanceof SlowBodyException) {
      return 408;
    }
    return failure instanceof MalformedJsonException || failure instanceof MalformedUploadException
        ? 400
        : 500;
  }

  /** What is wrong with the request, where it lies in one of its fields. */
  private static Optional<FieldErrors> wrongFields(Throwable failure) {
    if (failure instanceof InvalidFieldsException invalid) {
      return Optional.of(invalid.errors());
    }
    String rule = String.valueOf(failure.getMessage());
    if (failure instanceof AudioException && !(failure instanceof AudioLimitExceededException)) {
      return Optional.of(FieldErrors.of(TranscriptFields.AUDIO, rule));
    }
    // why: of what a model may not support, this protocol knows hot words only
    return failure instanceof UnsupportedOptionException
        ? Optional.of(FieldErrors.of(TranscriptFields.HOT_WORDS, rule))
        : Optional.empty();
  }

  private static Response problem(KeyRefusedException refused) {
    return switch (refused.reason()) {
      case NAME_TAKEN -> problem(409, "Another live key of yours has this name");
      case TOO_MANY -> problem(409, "You have as many live keys as this server allows");
      case SCOPE_NOT_HIS -> problem(403, "A key cannot have a scope that you have not yourself");
      case NO_OWNER -> problem(401, "Credentials are needed");
    };
  }

  private Response ofStatus(WebApplicationException failure) {
    Response original = failure.getResponse();
    String url = uri.getRequestUri().getPath();
    String detail =
        switch (original.getStatus()) {
          case 404 -> "Requested URL " + url + " not found";
          case 405 -> "Method " + request.getMethod() + " not allowed for URL " + url;
          case 406, 415 -> String.valueOf(failure.getMessage());
          default -> original.getStatusInfo().getReasonPhrase();
        };
    return body(
        Response.fromResponse(original), Problem.of(Failure.of(original.getStatus(), detail)));
  }

  private static Response problem(int status, String detail) {
    return body(Response.status(status), Problem.of(Failure.of(status, detail)));
  }

  private static Response body(Response.ResponseBuilder response, JsonObject problem) {
    return response.type(Problem.MEDIA_TYPE).entity(problem).build();
  }
}
