package dev.earshot.bench;

import dev.earshot.audio.PcmChunk;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.RecognitionUpdate;
import dev.earshot.recognition.Recognizer;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.recognition.UtteranceSink;
import dev.earshot.transcript.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Recognises what an endpointer feeds, with one recognizer for the stream. One thread. */
final class RecognizingSink implements UtteranceSink, AutoCloseable {
  private static final int STEP = SpeechSet.RATE_HZ / 5;

  private final Recognizer recognizer;
  private final List<Segment> segments = new ArrayList<>();
  private long fed;

  RecognizingSink(SpeechModel model) {
    recognizer = model.newRecognizer(RecognitionOptions.defaults());
  }

  String text() {
    return segments.stream().map(s -> s.best().text()).collect(Collectors.joining(" "));
  }

  long fedSamples() {
    return fed;
  }

  @Override
  public void begin(long offsetSamples) {}

  @Override
  public void feed(PcmChunk audio) {
    fed += audio.length();
    for (int from = 0; from < audio.length(); from += STEP) {
      PcmChunk step = audio.slice(from, Math.min(from + STEP, audio.length()));
      if (recognizer.accept(step) instanceof RecognitionUpdate.Final last) {
        segments.add(last.segment());
      }
    }
  }

  @Override
  public void end(long offsetSamples) {
    segments.addAll(recognizer.endUtterance());
  }

  @Override
  public void close() {
    recognizer.close();
  }
}
