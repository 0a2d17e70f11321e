package dev.earshot.engines.pocketsphinx;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.OneAtATime;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.RecognitionUpdate;
import dev.earshot.recognition.Recognizer;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One stream on one decoder. One thread at a time, which {@link OneAtATime} enforces. */
final class PocketSphinxRecognizer implements Recognizer {
  private final Loan loan;
  private final PcmFormat format;
  private final List<Warning> warnings;
  private final OneAtATime guard;
  private final Utterances utterances;
  private boolean finished;

  PocketSphinxRecognizer(
      Loan loan, AcousticSettings settings, RecognitionOptions options, List<Warning> warnings) {
    this.loan = loan;
    this.format = new PcmFormat(settings.sampleRateHz());
    this.warnings = List.copyOf(warnings);
    this.utterances = new Utterances(loan.decoder(), settings, options.maxAlternatives());
    this.guard = new OneAtATime(loan::giveBack);
  }

  @Override
  public List<Warning> warnings() {
    return warnings;
  }

  @Override
  public void calibrate(PcmChunk upcoming) {
    require(upcoming);
    alone(
        () -> {
          utterances.calibrate(upcoming.samples());
          return true;
        });
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
          List<Segment> rest = new ArrayList<>(utterances.end());
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
      loan.requireUsable();
      return work.get();
    } catch (IllegalStateException misuse) {
      throw misuse;
    } catch (RuntimeException | Error failure) {
      loan.markFailed();
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
