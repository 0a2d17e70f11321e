package dev.earshot.transcription;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmRecording;
import dev.earshot.audio.vad.Region;
import dev.earshot.recognition.RecognitionUpdate;
import dev.earshot.recognition.Recognizer;
import dev.earshot.transcript.Segment;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a recording through a recognizer region by region, in order. One thread. Silent regions are
 * skipped; the times of what follows are put right.
 */
final class RegionDecoding {
  /**
   * What is decoded in one go. Shorter than a second, so that somebody who is speaking does not
   * wait long behind a file; steps of a tenth would cost more than they help.
   */
  private static final Duration STEP = Duration.ofMillis(500);

  private final PcmRecording recording;
  private final Recognizer recognizer;
  private Duration skipped = Duration.ZERO;

  RegionDecoding(PcmRecording recording, Recognizer recognizer) {
    this.recording = recording;
    this.recognizer = recognizer;
  }

  /** What is said in one region, with times of the recording. */
  List<Segment> decode(Region region) throws IOException {
    if (region.silent()) {
      skipped = skipped.plus(recording.format().durationOf(region.lengthSamples()));
      return List.of();
    }
    List<Segment> segments = new ArrayList<>();
    PcmChunk whole = recording.read(region.offsetSamples(), region.lengthSamples());
    recognizer.calibrate(whole);
    int step = (int) recording.format().samplesIn(STEP);
    for (int from = 0; from < whole.length(); from += step) {
      PcmChunk chunk = whole.slice(from, Math.min(whole.length(), from + step));
      if (recognizer.accept(chunk) instanceof RecognitionUpdate.Final end) {
        segments.add(end.segment());
      }
    }
    segments.addAll(recognizer.endUtterance());
    return shifted(segments);
  }

  /** What was still open after the last region. */
  List<Segment> finish() {
    return shifted(recognizer.finish());
  }

  private List<Segment> shifted(List<Segment> segments) {
    return segments.stream().map(s -> s.shiftedBy(skipped)).toList();
  }
}
