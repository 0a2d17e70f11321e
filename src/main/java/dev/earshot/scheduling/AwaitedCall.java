package dev.earshot.scheduling;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call that somebody waits for. Its result is taken by one thread; another one makes it.
 *
 * @param <T> what the call gives
 */
final class AwaitedCall<T> implements Work {
  private final Kind kind;
  private final Duration expected;
  private final Supplier<T> call;
  private final Runnable onStuck;
  private final Consumer<? super T> onLate;
  private final AtomicBoolean decided = new AtomicBoolean();
  private final CompletableFuture<T> result = new CompletableFuture<>();

  AwaitedCall(
      Kind kind,
      Duration expected,
      Supplier<T> call,
      Runnable onStuck,
      Consumer<? super T> onLate) {
    this.kind = kind;
    this.expected = expected;
    this.call = call;
    this.onStuck = onStuck;
    this.onLate = onLate;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public Duration expected() {
    return expected;
  }

  @Override
  public void run() {
    if (!decided.compareAndSet(false, true)) {
      return;
    }
    T value;
    try {
      value = call.get();
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
      return;
    }
    if (!result.complete(value)) {
      onLate.accept(value);
    }
  }

  @Override
  public void stuck() {
    try {
      onStuck.run();
    } finally {
      result.completeExceptionally(new StuckEngineException());
    }
  }

  @Override
  public void dropped() {
    drop("the server is stopping");
  }

  /**
   * What the call gave. An interrupt before the call has begun gives it up; one afterwards is
   * remembered and waits for its end.
   */
  T await() {
    try {
      return result.get();
    } catch (InterruptedException e) {
      drop("interrupted while waiting for a core");
      Thread.currentThread().interrupt();
      return joined();
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    }
  }

  private void drop(String reason) {
    if (decided.compareAndSet(false, true)) {
      result.completeExceptionally(new WorkDroppedException(reason));
    }
  }

  private T joined() {
    try {
      return result.join();
    } catch (CompletionException e) {
      throw rethrown(e.getCause());
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failure
        ? failure
        : new IllegalStateException("a call cannot fail like this", cause);
  }
}
