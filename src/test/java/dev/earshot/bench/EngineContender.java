package dev.earshot.bench;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.RecognitionUpdate;
import dev.earshot.recognition.Recognizer;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.transcript.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Our engine: a recognizer per clip, fed in steps. */
final class EngineContender implements Contender {
  private final SpeechModel model;
  private final RecognitionOptions options;
  private final int stepSamples;
  private final boolean calibrated;
  private final int regionSamples;

  /**
   * @param regionSamples where regions are cut at the latest; they are of equal length
   */
  EngineContender(
      SpeechModel model,
      RecognitionOptions options,
      int stepSamples,
      boolean calibrated,
      int regionSamples) {
    this.model = model;
    this.options = options;
    this.stepSamples = stepSamples;
    this.calibrated = calibrated;
    this.regionSamples = regionSamples;
  }

  @Override
  public String transcribe(short[] samples) {
    PcmChunk all = PcmChunk.of(new PcmFormat(SpeechSet.RATE_HZ), samples);
    List<Segment> segments = new ArrayList<>();
    try (Recognizer recognizer = model.newRecognizer(options)) {
      for (int[] region : Regions.of(samples, regionSamples)) {
        if (calibrated) {
          recognizer.calibrate(all.slice(region[0], region[1]));
        }
        for (int from = region[0]; from < region[1]; from += stepSamples) {
          PcmChunk step = all.slice(from, Math.min(from + stepSamples, region[1]));
          if (recognizer.accept(step) instanceof RecognitionUpdate.Final last) {
            segments.add(last.segment());
          }
        }
        segments.addAll(recognizer.endUtterance());
      }
    }
    return segments.stream().map(s -> s.best().text()).collect(Collectors.joining(" "));
  }

  @Override
  public void close() {}
}
