package dev.earshot.engines.pocketsphinx;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.earshot.recognition.RecognizerLimitException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * The decoders of one model: a bounded number, made when first needed, used again afterwards.
 * Thread-safe; the lock is never held while a decoder is made or freed.
 */
final class DecoderPool implements AutoCloseable {
  private final int limit;
  private final Supplier<Decoder> maker;
  private final Object lock = new Object();

  @GuardedBy("lock")
  private final Deque<Decoder> idle = new ArrayDeque<>();

  @GuardedBy("lock")
  private int existing;

  @GuardedBy("lock")
  private boolean closed;

  DecoderPool(int limit, Supplier<Decoder> maker) {
    this.limit = limit;
    this.maker = maker;
  }

  /**
   * A decoder for the caller alone, who gives it back through {@link #release} or {@link #discard}.
   *
   * @throws RecognizerLimitException when all are in use
   * @throws IllegalStateException after {@link #close}
   */
  Decoder acquire() {
    synchronized (lock) {
      requireOpen();
      Decoder free = idle.pollLast();
      if (free != null) {
        return free;
      }
      if (existing >= limit) {
        throw new RecognizerLimitException(limit);
      }
      existing++;
    }
    try {
      return maker.get();
    } catch (RuntimeException | Error failure) {
      synchronized (lock) {
        existing--;
      }
      throw failure;
    }
  }

  void release(Decoder decoder) {
    synchronized (lock) {
      if (!closed) {
        idle.addLast(decoder);
        return;
      }
    }
    discard(decoder);
  }

  /** Frees a decoder instead of keeping it, because it failed or is not worth resetting. */
  void discard(Decoder decoder) {
    synchronized (lock) {
      existing--;
    }
    decoder.close();
  }

  /** Frees all idle decoders but so many. */
  void trim(int keep) {
    List<Decoder> surplus = new ArrayList<>();
    synchronized (lock) {
      while (idle.size() > keep) {
        surplus.add(idle.pollFirst());
      }
    }
    surplus.forEach(this::discard);
  }

  int limit() {
    return limit;
  }

  boolean isClosed() {
    synchronized (lock) {
      return closed;
    }
  }

  /** Decoders that exist now, in use or idle. */
  int size() {
    synchronized (lock) {
      return existing;
    }
  }

  @GuardedBy("lock")
  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the model is closed");
    }
  }

  /** Frees the idle decoders now and those in use when they come back. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
    }
    trim(0);
  }
}
