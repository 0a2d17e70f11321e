package dev.earshot.api.deepspeech;

import dev.earshot.accounts.Caller;
import dev.earshot.api.upload.MalformedUploadException;
import dev.earshot.api.upload.Upload;
import dev.earshot.api.upload.UploadTooLargeException;
import dev.earshot.api.upload.UploadedSounds;
import dev.earshot.audio.AudioSource;
import dev.earshot.config.Settings;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.scheduling.Lane;
import dev.earshot.scheduling.Turn;
import dev.earshot.transcription.TranscriptionRequest;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.NullUnmarked;

/**
 * Transcription over HTTP, {@code /api/v1/stt/http}. Thread-safe: what belongs to a request stays
 * in its method.
 */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@NullUnmarked // why: the container fills the fields
public class SttResource {
  /** Names of the file part; the second one is that of the original's first releases. */
  private static final Set<String> AUDIO = Set.of("audio", "speech");

  private static final int MAX_FIELD_BYTES = 1_024;

  @Inject UploadedSounds sounds;
  @Inject Settings settings;

  @POST
  @Path("http")
  public CompletionStage<JsonObject> transcribe(@Context HttpServletRequest request)
      throws IOException, UploadTooLargeException, MalformedUploadException {
    UploadedSounds.Form form =
        new UploadedSounds.Form(AUDIO, settings.uploads().maxHotWords(), MAX_FIELD_BYTES);
    return sounds
        .transcribe(request, form, upload -> request(upload, Callers.require(request)))
        .thenApply(heard -> SttAnswer.of(heard.transcript(), heard.spent()));
  }

  private static TranscriptionRequest request(Upload upload, Caller caller) {
    AudioSource audio =
        upload.audio().orElseThrow(() -> new BadRequestException("Audio not provided"));
    return new TranscriptionRequest(
        audio,
        RecognitionOptions.defaults().withHotWords(HotWordFields.parse(upload.fields())),
        new Turn(Lane.INTERACTIVE, caller.getName()));
  }
}
