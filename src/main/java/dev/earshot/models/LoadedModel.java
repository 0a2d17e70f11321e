package dev.earshot.models;

import dev.earshot.recognition.SpeechModel;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model in memory with its leases. Thread-safe. The model is closed by whoever comes last: the
 * one who retires it, or the holder of the last lease after that.
 */
final class LoadedModel {
  private final SpeechModel model;
  private final EngineGate gate;
  private final Semaphore decoders;

  /** One for being loaded, plus one for every lease; at 0 the model is closed. */
  private final AtomicInteger users = new AtomicInteger(1);

  private final AtomicBoolean leased = new AtomicBoolean();

  LoadedModel(SpeechModel model, EngineGate gate, int decoders) {
    this.model = model;
    this.gate = gate;
    this.decoders = new Semaphore(decoders, true);
  }

  /**
   * A lease, as soon as a decoder is free; first come first served.
   *
   * @throws NoDecoderException when none became free in time
   * @throws ModelUnavailableException when the model was retired meanwhile
   */
  ModelLease lease(Duration wait) throws InterruptedException {
    if (!decoders.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new NoDecoderException(model.descriptor().id(), wait);
    }
    if (!enter()) {
      decoders.release();
      throw new ModelUnavailableException("model " + model.descriptor().id() + " was unloaded");
    }
    leased.set(true);
    return new ModelLease(model, gate, this::giveBack);
  }

  /** No new leases; the model is closed when the last one is. */
  void retire() {
    leave();
  }

  /** Gives back the memory of idle decoders, unless there was a lease since the last call. */
  void releaseIdle() {
    if (!leased.getAndSet(false) && users.get() == 1) {
      gate.runUninterruptibly(model::releaseIdle);
    }
  }

  SpeechModel model() {
    return model;
  }

  private void giveBack() {
    decoders.release();
    leave();
  }

  private boolean enter() {
    return users.getAndUpdate(n -> n == 0 ? 0 : n + 1) > 0;
  }

  private void leave() {
    if (users.decrementAndGet() == 0) {
      gate.runUninterruptibly(model::close);
    }
  }
}
