package dev.earshot.models;

import dev.earshot.audio.PcmChunk;
import dev.earshot.config.NanoClock;
import dev.earshot.recognition.RecognitionUpdate;
import dev.earshot.recognition.Recognizer;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Warning;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * A recognizer whose calls are timed. One thread at a time, and that one of the scheduler's: every
 * call is a native one. {@link #markStuck} and {@link #close} may come from any thread; closing
 * during a call lets the call end first.
 */
public final class LeasedRecognizer implements Recognizer {
  private final Recognizer recognizer;
  private final LoadedModel model;
  private final NanoClock clock;
  private final NanoClock processor;
  private final CallState call;

  LeasedRecognizer(Recognizer recognizer, LoadedModel model, NanoClock clock, NanoClock processor) {
    this.recognizer = recognizer;
    this.model = model;
    this.clock = clock;
    this.processor = processor;
    this.call = new CallState(model::countStuck);
  }

  @Override
  public List<Warning> warnings() {
    return recognizer.warnings();
  }

  @Override
  public void calibrate(PcmChunk upcoming) {
    Object unused =
        timed(
            Duration.ZERO,
            () -> {
              recognizer.calibrate(upcoming);
              return "";
            });
  }

  @Override
  public RecognitionUpdate accept(PcmChunk chunk) {
    return timed(chunk.duration(), () -> recognizer.accept(chunk));
  }

  @Override
  public List<Segment> endUtterance() {
    return timed(Duration.ZERO, recognizer::endUtterance);
  }

  @Override
  public List<Segment> finish() {
    return timed(Duration.ZERO, recognizer::finish);
  }

  @Override
  public void close() {
    recognizer.close();
  }

  /** How long the decoding of so much audio should take. */
  public Duration expected(Duration audio) {
    return model.expected(audio);
  }

  /** The running call does not come back; until it does, the model is not ready. */
  public void markStuck() {
    call.markStuck();
  }

  private <T> T timed(Duration audio, Supplier<T> nativeCall) {
    call.begin();
    long start = clock.nanos();
    long used = processor.nanos();
    try {
      return nativeCall.get();
    } finally {
      call.end();
      model.record(audio, processor.nanos() - used, clock.nanos() - start);
    }
  }
}
