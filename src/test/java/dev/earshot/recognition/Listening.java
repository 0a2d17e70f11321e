package dev.earshot.recognition;

import dev.earshot.audio.PcmChunk;
import dev.earshot.transcript.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Drives recognizers the way the server does. Stateless. */
public final class Listening {
  private Listening() {}

  /** A whole clip as one utterance: calibrated, then fed in steps of a second. */
  public static List<Segment> to(SpeechModel model, RecognitionOptions options, PcmChunk clip) {
    try (Recognizer recognizer = model.newRecognizer(options)) {
      recognizer.calibrate(clip);
      List<Segment> segments = new ArrayList<>(feed(recognizer, clip, Duration.ofSeconds(1)));
      segments.addAll(recognizer.finish());
      return segments;
    }
  }

  /** Feeds a clip in steps; the finals that came on the way. */
  public static List<Segment> feed(Recognizer recognizer, PcmChunk clip, Duration step) {
    List<Segment> finals = new ArrayList<>();
    int samples = (int) clip.format().samplesIn(step);
    for (int from = 0; from < clip.length(); from += samples) {
      PcmChunk chunk = clip.slice(from, Math.min(from + samples, clip.length()));
      if (recognizer.accept(chunk) instanceof RecognitionUpdate.Final last) {
        finals.add(last.segment());
      }
    }
    return finals;
  }

  public static String text(List<Segment> segments) {
    return segments.stream().map(s -> s.best().text()).collect(Collectors.joining(" "));
  }
}
