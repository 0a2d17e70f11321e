package dev.earshot.engines.vosk;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.OneAtATime;
import dev.earshot.recognition.RecognitionException;
import dev.earshot.recognition.RecognitionUpdate;
import dev.earshot.recognition.Recognizer;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Warning;
import java.util.List;
import java.util.function.Supplier;

/** One stream on one native recognizer. One thread at a time, which {@link OneAtATime} enforces. */
final class VoskRecognizer implements Recognizer {
  private final PcmFormat format;
  private final List<Warning> warnings;
  private final Utterances utterances;
  private final OneAtATime guard;
  private boolean finished;
  private boolean failed;

  VoskRecognizer(NativeStream stream, PcmFormat format, List<Warning> warnings) {
    this.format = format;
    this.warnings = List.copyOf(warnings);
    this.utterances = new Utterances(stream, format);
    this.guard = new OneAtATime(stream::free);
  }

  @Override
  public List<Warning> warnings() {
    return warnings;
  }

  /** Nothing to do: the library adapts by itself. */
  @Override
  public void calibrate(PcmChunk upcoming) {
    require(upcoming);
    List<Segment> none = alone(List::of);
  }

  @Override
  public RecognitionUpdate accept(PcmChunk chunk) {
    require(chunk);
    return alone(() -> utterances.hear(chunk.samples()));
  }

  @Override
  public List<Segment> endUtterance() {
    return alone(utterances::end);
  }

  @Override
  public List<Segment> finish() {
    return alone(
        () -> {
          List<Segment> rest = utterances.end();
          finished = true;
          return rest;
        });
  }

  private void require(PcmChunk chunk) {
    if (!chunk.format().equals(format)) {
      throw new IllegalArgumentException(
          "the model listens at %d Hz, not at %d Hz"
              .formatted(format.sampleRateHz(), chunk.format().sampleRateHz()));
    }
  }

  private <T> T alone(Supplier<T> work) {
    guard.enter();
    try {
      if (finished) {
        throw new IllegalStateException("the stream is finished");
      }
      if (failed) {
        throw new RecognitionException("the stream failed before");
      }
      return work.get();
    } catch (IllegalStateException misuse) {
      throw misuse;
    } catch (RuntimeException | Error failure) {
      failed = true;
      throw failure;
    } finally {
      guard.leave();
    }
  }

  @Override
  public void close() {
    guard.close();
  }
}
