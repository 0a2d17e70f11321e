package dev.earshot.models;

import dev.earshot.audio.PcmChunk;
import dev.earshot.recognition.RecognitionUpdate;
import dev.earshot.recognition.Recognizer;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Warning;
import java.util.List;

/** A recognizer whose every call into the engine goes through the gate. One thread at a time. */
final class GatedRecognizer implements Recognizer {
  private final Recognizer recognizer;
  private final EngineGate gate;

  GatedRecognizer(Recognizer recognizer, EngineGate gate) {
    this.recognizer = recognizer;
    this.gate = gate;
  }

  @Override
  public List<Warning> warnings() {
    return recognizer.warnings();
  }

  @Override
  public void calibrate(PcmChunk upcoming) {
    Object unused =
        gate.call(
            () -> {
              recognizer.calibrate(upcoming);
              return "";
            });
  }

  @Override
  public RecognitionUpdate accept(PcmChunk chunk) {
    return gate.call(() -> recognizer.accept(chunk));
  }

  @Override
  public List<Segment> endUtterance() {
    return gate.call(recognizer::endUtterance);
  }

  @Override
  public List<Segment> finish() {
    return gate.call(recognizer::finish);
  }

  @Override
  public void close() {
    gate.runUninterruptibly(recognizer::close);
  }
}
