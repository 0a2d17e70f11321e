package dev.earshot.transcription;

import dev.earshot.audio.AudioLimits;
import dev.earshot.audio.decode.DecodedAudio;
import dev.earshot.audio.vad.Region;
import dev.earshot.audio.vad.RegionSplitter;
import dev.earshot.models.LoadedModel;
import dev.earshot.models.ModelLease;
import dev.earshot.models.ModelRegistry;
import dev.earshot.models.ModelUnavailableException;
import dev.earshot.recognition.ModelId;
import dev.earshot.recognition.RecognitionException;
import dev.earshot.scheduling.Scheduler;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Transcript;
import dev.earshot.transcript.Warning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One transcription of one sound from beginning to end. Confined to one managed thread, which may
 * have helpers. The sound is decoded and checked completely before a model is leased, so a bad
 * upload never costs a decoder.
 */
final class FileRun {
  // why 15 s: longer regions took more time and were heard no better
  private static final Duration LONGEST_REGION = Duration.ofSeconds(15);

  // why: with one core nobody else is served while an utterance is ended
  private static final Duration LONGEST_REGION_OF_ONE_CORE = Duration.ofSeconds(3);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Duration LONGEST_LOAD = Duration.ofMinutes(5);

  private final ModelRegistry models;
  private final AudioDecoders audioDecoders;
  private final Scheduler scheduler;
  private final ExecutorService executor;
  private final AudioLimits limits;
  private final Path temporaryFolder;

  FileRun(
      ModelRegistry models,
      AudioDecoders audioDecoders,
      Scheduler scheduler,
      ExecutorService executor,
      AudioLimits limits,
      Path temporaryFolder) {
    this.models = models;
    this.audioDecoders = audioDecoders;
    this.scheduler = scheduler;
    this.executor = executor;
    this.limits = limits;
    this.temporaryFolder = temporaryFolder;
  }

  Transcript transcribe(TranscriptionRequest request) {
    try {
      Files.createDirectories(temporaryFolder);
      LoadedModel model = model(request.model());
      try (DecodedAudio audio =
          audioDecoders
              .decoding()
              .decode(request.audio(), model.inputFormat(), limits, temporaryFolder)) {
        return recognise(audio, model, request);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the audio could not be spooled", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RecognitionException("interrupted while waiting for a model or a decoder", e);
    }
  }

  // why waiting here: this thread has its place in the bounded queue already, and every load ends
  private LoadedModel model(@Nullable ModelId name) throws InterruptedException {
    if (name == null) {
      return models.defaultModel();
    }
    CompletionStage<LoadedModel> loading =
        models
            .model(name)
            .orElseThrow(() -> new ModelUnavailableException("no model named " + name));
    try {
      return loading.toCompletableFuture().get(LONGEST_LOAD.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new ModelUnavailableException("model " + name + " is still being loaded", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ModelUnavailableException unavailable) {
        throw unavailable;
      }
      throw new CompletionException(e.getCause());
    }
  }

  private Transcript recognise(DecodedAudio audio, LoadedModel model, TranscriptionRequest request)
      throws IOException, InterruptedException {
    Set<Warning> warnings = new LinkedHashSet<>();
    audio.warnings().forEach(w -> warnings.add(new Warning(w.code(), w.message())));
    List<Region> regions =
        new RegionSplitter(longestRegion())
            .split(audio.recording()).stream().filter(region -> !region.silent()).toList();
    RegionDecoding decoding = new RegionDecoding(audio.recording(), request, scheduler);
    List<Segment> segments = new ArrayList<>();
    try (ModelLease lease = model.lease(LONGEST_WAIT);
        RegionCrew crew = new RegionCrew(decoding, regions, model, executor)) {
      for (RegionDecoding.Heard heard : crew.decode(lease)) {
        segments.addAll(heard.segments());
        warnings.addAll(heard.warnings());
      }
    }
    return new Transcript(segments, audio.recording().duration(), List.copyOf(warnings));
  }

  private static Duration longestRegion() {
    return Runtime.getRuntime().availableProcessors() > 1
        ? LONGEST_REGION
        : LONGEST_REGION_OF_ONE_CORE;
  }
}
