package dev.earshot.api.problem;

import dev.earshot.models.ModelUnavailableException;
import dev.earshot.models.NoDecoderException;
import dev.earshot.scheduling.StuckEngineException;
import dev.earshot.scheduling.WorkDroppedException;
import dev.earshot.transcription.ServerBusyException;
import dev.earshot.transcription.TranscriptionTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Which failures pass, so that it is worth coming back. Thread-safe. */
public final class RetryAdvice {
  private static final Duration LATER = Duration.ofSeconds(5);
  private static final List<Class<? extends Throwable>> PASSING =
      List.of(
          ModelUnavailableException.class,
          NoDecoderException.class,
          StuckEngineException.class,
          WorkDroppedException.class,
          TranscriptionTimeoutException.class,
          CancellationException.class);

  private RetryAdvice() {}

  /** When to come back after a failure of the server; empty when that would not help. */
  public static Optional<Duration> of(Throwable failure) {
    if (failure instanceof ServerBusyException busy) {
      return Optional.of(busy.retryAfter());
    }
    return PASSING.stream().anyMatch(passing -> passing.isInstance(failure))
        ? Optional.of(LATER)
        : Optional.empty();
  }

  /**
   * The value of the header {@code Retry-After}. Rounded up: who comes back a fraction of a second
   * too early is refused again.
   */
  public static long seconds(Duration retryAfter) {
    return retryAfter.plusSeconds(1).minusNanos(1).toSeconds();
  }
}
