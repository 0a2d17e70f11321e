package dev.earshot.transcription;

import dev.earshot.audio.AudioLimits;
import dev.earshot.audio.decode.DecodedAudio;
import dev.earshot.audio.vad.Region;
import dev.earshot.audio.vad.RegionSplitter;
import dev.earshot.models.ModelLease;
import dev.earshot.models.ModelRegistry;
import dev.earshot.recognition.RecognitionException;
import dev.earshot.recognition.Recognizer;
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
import java.util.List;

/**
 * One transcription of one sound from beginning to end. Confined to one managed thread. The sound
 * is decoded and checked completely before a model is leased, so a bad upload never costs a
 * decoder.
 */
final class FileRun {
  // why 15 s: longer regions took more time and were heard no better
  private static final Duration LONGEST_REGION = Duration.ofSeconds(15);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final ModelRegistry models;
  private final AudioDecoders audioDecoders;
  private final Scheduler scheduler;
  private final AudioLimits limits;
  private final Path temporaryFolder;

  FileRun(
      ModelRegistry models,
      AudioDecoders audioDecoders,
      Scheduler scheduler,
      AudioLimits limits,
      Path temporaryFolder) {
    this.models = models;
    this.audioDecoders = audioDecoders;
    this.scheduler = scheduler;
    this.limits = limits;
    this.temporaryFolder = temporaryFolder;
  }

  Transcript transcribe(TranscriptionRequest request) {
    try {
      Files.createDirectories(temporaryFolder);
      try (DecodedAudio audio =
          audioDecoders
              .decoding()
              .decode(request.audio(), models.inputFormat(), limits, temporaryFolder)) {
        return recognise(audio, request);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the audio could not be spooled", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RecognitionException("interrupted while waiting for a decoder", e);
    }
  }

  private Transcript recognise(DecodedAudio audio, TranscriptionRequest request)
      throws IOException, InterruptedException {
    List<Warning> warnings = new ArrayList<>();
    audio.warnings().forEach(w -> warnings.add(new Warning(w.code(), w.message())));
    List<Segment> segments = new ArrayList<>();
    try (ModelLease lease = models.lease(LONGEST_WAIT);
        Recognizer recognizer =
            ScheduledRecognizer.open(lease, request.options(), scheduler, request.turn())) {
      warnings.addAll(recognizer.warnings());
      RegionDecoding regions = new RegionDecoding(audio.recording(), recognizer);
      for (Region region : new RegionSplitter(LONGEST_REGION).split(audio.recording())) {
        segments.addAll(regions.decode(region));
      }
      segments.addAll(regions.finish());
    }
    return new Transcript(segments, audio.recording().duration(), warnings);
  }
}
