package dev.earshot.api.rest;

import dev.earshot.api.upload.MalformedUploadException;
import dev.earshot.api.upload.UploadTooLargeException;
import dev.earshot.api.upload.UploadedSounds;
import dev.earshot.config.Settings;
import dev.earshot.models.ModelRegistry;
import dev.earshot.scheduling.Lane;
import dev.earshot.scheduling.Turn;
import dev.earshot.transcript.Transcript;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;

/**
 * Sounds become transcripts, {@code /api/v1/transcripts}. Thread-safe: what belongs to a request
 * stays in its method.
 */
@Path("")
@NullUnmarked // why: the container fills the fields
public class TranscriptsResource {
  private static final int MAX_FIELDS = 8;
  private static final int MAX_FIELD_BYTES = 64 * 1_024;
  private static final UploadedSounds.Form FORM =
      new UploadedSounds.Form(Set.of(TranscriptFields.AUDIO), MAX_FIELDS, MAX_FIELD_BYTES);

  @Inject UploadedSounds sounds;
  @Inject ModelRegistry models;
  @Inject Settings settings;

  @POST
  public CompletionStage<Response> transcribe(
      @Context HttpServletRequest request,
      @Context Request accepted,
      @QueryParam("format") String format)
      throws IOException, UploadTooLargeException, MalformedUploadException {
    AnswerForm form = AnswerForm.of(format, accepted);
    requireMultipart(request);
    Turn turn = new Turn(Lane.INTERACTIVE, Requester.of(request).getName());
    AtomicReference<TranscriptWish> wish = new AtomicReference<>();
    return sounds
        .transcribe(
            request,
            FORM,
            upload -> {
              wish.set(
                  new TranscriptFields(models, settings.uploads().maxHotWords()).parse(upload));
              return wish.get().request(turn);
            })
        .thenApply(heard -> answer(heard.transcript(), wish.get(), form));
  }

  private static Response answer(Transcript heard, TranscriptWish wish, AnswerForm form) {
    Transcript transcript = PresentedTranscript.of(heard, wish);
    return form.answer(transcript, () -> TranscriptJson.of(transcript, wish.model()));
  }

  private static void requireMultipart(HttpServletRequest request) {
    String type = Optional.ofNullable(request.getContentType()).orElse("");
    if (!type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA)) {
      throw new NotSupportedException("The body has to be " + MediaType.MULTIPART_FORM_DATA);
    }
  }
}
