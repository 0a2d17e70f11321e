package dev.earshot.transcription;

import dev.earshot.audio.PcmChunk;
import dev.earshot.models.LeasedRecognizer;
import dev.earshot.models.ModelLease;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.RecognitionUpdate;
import dev.earshot.recognition.Recognizer;
import dev.earshot.scheduling.Scheduler;
import dev.earshot.scheduling.Turn;
import dev.earshot.scheduling.Work;
import dev.earshot.scheduling.WorkDroppedException;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Warning;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * A recognizer whose every native call waits for its turn, and whoever makes it with it. One thread
 * at a time. An engine that does not come back throws {@link
 * dev.earshot.scheduling.StuckEngineException}, a caller who is interrupted before his turn {@link
 * dev.earshot.scheduling.WorkDroppedException}.
 */
final class ScheduledRecognizer implements Recognizer {
  /** What making, calibrating or closing a recognizer may cost, in audio of the same cost. */
  private static final Duration SMALL = Duration.ofSeconds(5);

  private final LeasedRecognizer recognizer;
  private final Scheduler scheduler;
  private final Turn turn;

  /** Audio since the last end of an utterance. */
  private Duration utterance = Duration.ZERO;

  private ScheduledRecognizer(LeasedRecognizer recognizer, Scheduler scheduler, Turn turn) {
    this.recognizer = recognizer;
    this.scheduler = scheduler;
    this.turn = turn;
  }

  static ScheduledRecognizer open(
      ModelLease lease, RecognitionOptions options, Scheduler scheduler, Turn turn) {
    LeasedRecognizer recognizer =
        scheduler.call(
            turn,
            Work.Kind.STEP,
            SMALL,
            () -> lease.newRecognizer(options),
            () -> {},
            LeasedRecognizer::close);
    return new ScheduledRecognizer(recognizer, scheduler, turn);
  }

  @Override
  public List<Warning> warnings() {
    return recognizer.warnings();
  }

  @Override
  public void calibrate(PcmChunk upcoming) {
    Object unused =
        call(
            Work.Kind.STEP,
            SMALL,
            () -> {
              recognizer.calibrate(upcoming);
              return "";
            });
  }

  @Override
  public RecognitionUpdate accept(PcmChunk chunk) {
    utterance = utterance.plus(chunk.duration());
    return call(Work.Kind.STEP, chunk.duration(), () -> recognizer.accept(chunk));
  }

  @Override
  public List<Segment> endUtterance() {
    return end(recognizer::endUtterance);
  }

  @Override
  public List<Segment> finish() {
    return end(recognizer::finish);
  }

  /** Waits for its turn whatever happens: the recognizer has to be closed. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    try {
      Object unused =
          call(
              Work.Kind.STEP,
              SMALL,
              () -> {
                recognizer.close();
                return "";
              });
    } catch (WorkDroppedException e) {
      recognizer.close();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private List<Segment> end(Supplier<List<Segment>> nativeCall) {
    List<Segment> segments = call(Work.Kind.UNCUTTABLE, utterance, nativeCall);
    utterance = Duration.ZERO;
    return segments;
  }

  private <T> T call(Work.Kind kind, Duration audio, Supplier<T> nativeCall) {
    return scheduler.call(
        turn, kind, recognizer.expected(audio), nativeCall, recognizer::markStuck);
  }
}
