package dev.earshot.transcription;

import dev.earshot.transcript.Transcript;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A transcription that waits, runs or has ended. Thread-safe. */
public final class RunningTranscription {
  private enum State {
    WAITING,
    RUNNING,
    CANCELLED
  }

  private final CompletableFuture<Transcript> transcript = new CompletableFuture<>();
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private volatile @Nullable TranscriptionTimeoutException timeout;
  private final Future<?> task;

  private final Runnable ended;

  private RunningTranscription(
      ExecutorService executor, Supplier<Transcript> work, Runnable ended) {
    this.ended = ended;
    task = executor.submit(() -> run(work));
  }

  /**
   * Starts work.
   *
   * @param ended called when the work has ended or will never begin, and harmless when called
   *     again; before anybody hears of the outcome: who does may come back at once and find the
   *     place free
   */
  static RunningTranscription start(
      ExecutorService executor, Supplier<Transcript> work, Runnable ended) {
    return new RunningTranscription(executor, work, ended);
  }

  /**
   * Completes when the work has really ended: with the transcript, with what went wrong, with a
   * {@link CancellationException} or a {@link TranscriptionTimeoutException}.
   */
  public CompletionStage<Transcript> transcript() {
    return transcript.minimalCompletionStage();
  }

  /**
   * Gives the work up: at once when it has not begun, else at its next step. Afterwards it is
   * harmless.
   */
  public void cancel() {
    State before = state.getAndSet(State.CANCELLED);
    boolean unused = task.cancel(true);
    if (before == State.WAITING) {
      ended.run();
      transcript.completeExceptionally(
          cancelled("the transcription was cancelled before it began", null));
    }
  }

  /** Gives the work up because it takes too long; it then completes with that. */
  void expire(TranscriptionTimeoutException reason) {
    timeout = reason;
    cancel();
  }

  private void run(Supplier<Transcript> work) {
    if (!state.compareAndSet(State.WAITING, State.RUNNING)) {
      return;
    }
    try {
      Transcript outcome = work.get();
      ended.run();
      transcript.complete(outcome);
    } catch (RuntimeException | Error e) {
      ended.run();
      transcript.completeExceptionally(
          state.get() == State.CANCELLED ? cancelled("the transcription was cancelled", e) : e);
    }
  }

  private RuntimeException cancelled(String message, @Nullable Throwable noticedAs) {
    TranscriptionTimeoutException late = timeout;
    if (late != null) {
      return late;
    }
    CancellationException cancelled = new CancellationException(message);
    if (noticedAs != null) {
      cancelled.initCause(noticedAs);
    }
    return cancelled;
  }
}
