package dev.earshot.api.deepspeech;

import dev.earshot.accounts.Caller;
import dev.earshot.api.upload.BodyPlaces;
import dev.earshot.api.upload.ClientWatch;
import dev.earshot.api.upload.MalformedUploadException;
import dev.earshot.api.upload.Upload;
import dev.earshot.api.upload.UploadLimits;
import dev.earshot.api.upload.UploadReader;
import dev.earshot.api.upload.UploadTooLargeException;
import dev.earshot.audio.AudioSource;
import dev.earshot.config.Settings;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.scheduling.Lane;
import dev.earshot.scheduling.Turn;
import dev.earshot.transcript.Transcript;
import dev.earshot.transcription.FileTranscription;
import dev.earshot.transcription.RunningTranscription;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

  @Inject FileTranscription transcription;
  @Inject Settings settings;
  @Inject Clock clock;
  @Inject BodyPlaces places;
  @Inject ClientWatch clients;

  @POST
  @Path("http")
  public CompletionStage<JsonObject> transcribe(@Context HttpServletRequest request)
      throws IOException, UploadTooLargeException, MalformedUploadException {
    transcription.requireCapacity();
    Upload upload = received(request);
    Instant start = clock.instant();
    RunningTranscription running = started(upload, Callers.require(request));
    CompletionStage<JsonObject> answer =
        running
            .transcript()
            .thenApply(transcript -> answer(transcript, start))
            .whenComplete((done, failure) -> upload.close());
    ClientWatch.Watch watch = clients.onDisconnect(request, running::cancel);
    return answer.whenComplete((done, failure) -> watch.close());
  }

  private RunningTranscription started(Upload upload, Caller caller) {
    try {
      return transcription.transcribe(request(upload, caller));
    } catch (RuntimeException | Error e) {
      upload.close();
      throw e;
    }
  }

  private Upload received(HttpServletRequest request)
      throws IOException, UploadTooLargeException, MalformedUploadException {
    try (BodyPlaces.Place place = places.upload()) {
      return reader().read(request, AUDIO);
    }
  }

  private UploadReader reader() {
    UploadLimits limits =
        new UploadLimits(settings.uploads().maxBytes().bytes(), settings.uploads().maxHotWords());
    return new UploadReader(settings.temporaryFolder().resolve("uploads"), limits, clock);
  }

  private static TranscriptionRequest request(Upload upload, Caller caller) {
    AudioSource audio =
        upload.audio().orElseThrow(() -> new BadRequestException("Audio not provided"));
    return new TranscriptionRequest(
        audio,
        RecognitionOptions.defaults().withHotWords(HotWordFields.parse(upload.fields())),
        new Turn(Lane.INTERACTIVE, caller.getName()));
  }

  private JsonObject answer(Transcript transcript, Instant start) {
    return SttAnswer.of(transcript, Duration.between(start, clock.instant()));
  }
}
