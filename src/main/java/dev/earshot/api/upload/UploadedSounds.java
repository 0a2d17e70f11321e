package dev.earshot.api.upload;

import dev.earshot.config.Settings;
import dev.earshot.transcript.Transcript;
import dev.earshot.transcription.FileTranscription;
import dev.earshot.transcription.RunningTranscription;
import dev.earshot.transcription.TranscriptionRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;

/**
 * Receives uploaded sounds and has them transcribed. Thread-safe: what belongs to a request stays
 * in its method. The container's thread only receives; who goes away before the answer gives his
 * transcription up.
 */
@ApplicationScoped
@NullUnmarked // why: the container fills the fields
public class UploadedSounds {
  @Inject FileTranscription transcription;
  @Inject Settings settings;
  @Inject Clock clock;
  @Inject BodyPlaces places;
  @Inject ClientWatch clients;

  /**
   * What was heard. Immutable.
   *
   * @param spent wall time from the end of the upload to the transcript, waiting included
   */
  public record Heard(Transcript transcript, Duration spent) {}

  /** What a protocol expects of its uploads. Immutable. */
  public record Form(Set<String> fileFields, int maxFields, int maxFieldBytes) {
    public Form {
      fileFields = Set.copyOf(fileFields);
    }
  }

  /**
   * Receives one sound and starts its transcription. Refuses before the body is read when it could
   * not be served.
   *
   * @param wanted what the upload asks for; what it throws goes to the caller, and nothing stays
   * @return completes as {@link FileTranscription#transcribe} says, when the file is gone
   * @throws dev.earshot.transcription.ServerBusyException when there is no place
   * @throws dev.earshot.models.ModelUnavailableException when there is no model
   */
  public CompletionStage<Heard> transcribe(
      HttpServletRequest request, Form form, Function<Upload, TranscriptionRequest> wanted)
      throws IOException, UploadTooLargeException, MalformedUploadException {
    transcription.requireCapacity();
    Upload upload = received(request, form);
    Instant start = clock.instant();
    RunningTranscription running = started(upload, wanted);
    CompletionStage<Heard> heard =
        running
            .transcript()
            .thenApply(t -> new Heard(t, Duration.between(start, clock.instant())))
            .whenComplete((done, failure) -> upload.close());
    ClientWatch.Watch watch = clients.onDisconnect(request, running::cancel);
    return heard.whenComplete((done, failure) -> watch.close());
  }

  private RunningTranscription started(
      Upload upload, Function<Upload, TranscriptionRequest> wanted) {
    try {
      return transcription.transcribe(wanted.apply(upload));
    } catch (RuntimeException | Error e) {
      upload.close();
      throw e;
    }
  }

  private Upload received(HttpServletRequest request, Form form)
      throws IOException, UploadTooLargeException, MalformedUploadException {
    UploadLimits limits =
        new UploadLimits(
            settings.uploads().maxBytes().bytes(), form.maxFields(), form.maxFieldBytes());
    try (BodyPlaces.Place place = places.upload()) {
      return new UploadReader(settings.temporaryFolder().resolve("uploads"), limits, clock)
          .read(request, form.fileFields());
    }
  }
}
