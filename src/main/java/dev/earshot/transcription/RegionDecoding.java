package dev.earshot.transcription;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmRecording;
import dev.earshot.audio.vad.Region;
import dev.earshot.models.ModelLease;
import dev.earshot.recognition.RecognitionUpdate;
import dev.earshot.recognition.Recognizer;
import dev.earshot.scheduling.Scheduler;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Warning;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Recognises one region of a recording at a time, each with a recognizer of its own: so it does not
 * matter which regions were heard before it, or where. Thread-safe.
 */
final class RegionDecoding {
  /**
   * What is decoded in one go. Shorter than a second, so that somebody who is speaking does not
   * wait long behind a file; steps of a tenth would cost more than they help.
   */
  private static final Duration STEP = Duration.ofMillis(500);

  private final PcmRecording recording;
  private final TranscriptionRequest request;
  private final Scheduler scheduler;

  /**
   * What was heard in a region. Immutable.
   *
   * @param segments with times of the recording
   */
  record Heard(List<Segment> segments, List<Warning> warnings) {}

  RegionDecoding(PcmRecording recording, TranscriptionRequest request, Scheduler scheduler) {
    this.recording = recording;
    this.request = request;
    this.scheduler = scheduler;
  }

  Heard decode(Region region, ModelLease lease) throws IOException {
    PcmChunk whole = recording.read(region.offsetSamples(), region.lengthSamples());
    List<Segment> segments = new ArrayList<>();
    try (Recognizer recognizer =
        ScheduledRecognizer.open(lease, request.options(), scheduler, request.turn())) {
      recognizer.calibrate(whole);
      int step = (int) recording.format().samplesIn(STEP);
      for (int from = 0; from < whole.length(); from += step) {
        PcmChunk chunk = whole.slice(from, Math.min(whole.length(), from + step));
        if (recognizer.accept(chunk) instanceof RecognitionUpdate.Final end) {
          segments.add(end.segment());
        }
      }
      segments.addAll(recognizer.finish());
      Duration start = recording.format().durationOf(region.offsetSamples());
      return new Heard(
          segments.stream().map(s -> s.shiftedBy(start)).toList(), recognizer.warnings());
    }
  }
}
