package dev.earshot.api.rest;

import dev.earshot.api.upload.BodyPlaces;
import dev.earshot.api.upload.BoundedBody;
import dev.earshot.api.upload.MalformedJsonException;
import dev.earshot.api.upload.SlowBodyException;
import dev.earshot.api.upload.UploadTooLargeException;
import dev.earshot.transcript.Transcript;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.NullUnmarked;

/**
 * Files made of transcripts that somebody edited, {@code /api/v1/subtitles}. Thread-safe; keeps
 * nothing.
 */
@Path("")
@NullUnmarked // why: the container fills the fields
public class SubtitlesResource {
  private static final int MAX_BYTES = 8 * 1_024 * 1_024;

  /** How many are worked on at once: each may take some 50 MB for a second or two. */
  private static final Semaphore DESKS = new Semaphore(2, true);

  @Inject BodyPlaces places;
  @Inject Clock clock;

  @POST
  public Response make(@QueryParam("format") String format, InputStream json)
      throws SlowBodyException, MalformedJsonException, UploadTooLargeException {
    AnswerForm form = AnswerForm.ofFile(format);
    try (BodyPlaces.Place place = places.large()) {
      byte[] body = BoundedBody.read(json, MAX_BYTES, clock);
      DESKS.acquireUninterruptibly();
      try {
        Transcript transcript = TranscriptBody.read(body);
        return form.answer(transcript, () -> "");
      } finally {
        DESKS.release();
      }
    }
  }
}
