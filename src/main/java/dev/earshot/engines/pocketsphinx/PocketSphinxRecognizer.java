package dev.earshot.engines.pocketsphinx;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.RecognitionUpdate;
import dev.earshot.recognition.Recognizer;
import dev.earshot.recognition.Turn;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One stream on one decoder. One thread at a time, which {@link Turn} enforces. */
final class PocketSphinxRecognizer implements Recognizer {
  private final Loan loan;
  private final PcmFormat format;
  private final List<Warning> warnings;
  private final Turn turn;
  private final Utterances utterances;
  private boolean finished;

  PocketSphinxRecognizer(
      Loan loan, AcousticSettings settings, RecognitionOptions options, List<Warning> warnings) {
    this.loan = loan;
    this.format = new PcmFormat(settings.sampleRateHz());
    this.warnings = List.copyOf(warnings);
    this.utterances = new Utterances(loan.decoder(), settings, options.maxAlternatives());
    this.turn = new Turn(loan::giveBack);
  }

  @Override
  public List<Warning> warnings() {
    return warnings;
  }

  @Override
  public void calibrate(PcmChunk upcoming) {
    require(upcoming);
    inTurn(
        () -> {
          utterances.calibrate(upcoming.samples());
          return true;
        });
  }

  @Override
  public RecognitionUpdate accept(PcmChunk chunk) {
    require(chunk);
    return inTurn(() -> utterances.hear(chunk.samples()));
  }

  @Override
  public List<Segment> endUtterance() {
    return inTurn(utterances::end);
  }

  @Override
  public List<Segment> finish() {
    return inTurn(
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

  private <T> T inTurn(Supplier<T> work) {
    turn.enter();
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
      turn.leave();
    }
  }

  @Override
  public void close() {
    turn.close();
  }
}
