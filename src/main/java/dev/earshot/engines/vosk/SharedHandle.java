package dev.earshot.engines.vosk;

import com.sun.jna.Pointer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A native object that many threads may use at once. Thread-safe. Whoever is in when it is closed
 * can finish; the last one frees it, exactly once, and nobody gets in afterwards.
 */
final class SharedHandle implements AutoCloseable {
  private final Pointer pointer;
  private final Consumer<Pointer> free;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** One for being open, plus one for every call inside; at 0 it is freed. */
  private final AtomicInteger users = new AtomicInteger(1);

  SharedHandle(Pointer pointer, Consumer<Pointer> free) {
    this.pointer = pointer;
    this.free = free;
  }

  /**
   * The result of a native call.
   *
   * @throws IllegalStateException after {@link #close}
   */
  <T> T use(Function<Pointer, T> call) {
    if (closed.get() || users.getAndUpdate(n -> n == 0 ? 0 : n + 1) == 0) {
      throw new IllegalStateException("the model is closed");
    }
    try {
      return call.apply(pointer);
    } finally {
      leave();
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      leave();
    }
  }

  private void leave() {
    if (users.decrementAndGet() == 0) {
      free.accept(pointer);
    }
  }
}
