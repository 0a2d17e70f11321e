package dev.earshot.models;

import dev.earshot.audio.PcmFormat;
import dev.earshot.config.NanoClock;
import dev.earshot.recognition.Capabilities;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.recognition.RecognitionOptions;
import dev.earshot.recognition.SpeechModel;
import dev.earshot.scheduling.Scheduler;
import dev.earshot.scheduling.Turn;
import dev.earshot.scheduling.Work;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A model in memory with its leases. Thread-safe. The model is closed by whoever comes last: the
 * one who retires it, or the holder of the last lease after that.
 */
public final class LoadedModel {
  /** No native call is expected to be quicker. */
  private static final Duration SHORTEST_CALL = Duration.ofMillis(100);

  private static final Duration CLOSING = Duration.ofSeconds(30);

  private final SpeechModel model;
  private final Decoders decoders;
  private final RealTimeFactor realTimeFactor;
  private final Scheduler scheduler;
  private final NanoClock clock;
  private final CallTimer timer;

  /** One for being loaded, plus one for every lease; at 0 the model is closed. */
  private final AtomicInteger users = new AtomicInteger(1);

  private final AtomicInteger stuck = new AtomicInteger();
  private final AtomicBoolean leased = new AtomicBoolean();
  private final AtomicBoolean retired = new AtomicBoolean();

  LoadedModel(
      SpeechModel model,
      Decoders decoders,
      double benchmark,
      Scheduler scheduler,
      NanoClock clock,
      CallTimer timer) {
    this.model = model;
    this.decoders = decoders;
    this.realTimeFactor = new RealTimeFactor(benchmark);
    this.scheduler = scheduler;
    this.clock = clock;
    this.timer = timer;
  }

  public ModelDescriptor descriptor() {
    return model.descriptor();
  }

  public Capabilities capabilities() {
    return model.capabilities();
  }

  public PcmFormat inputFormat() {
    return model.inputFormat();
  }

  /** Processor time per second of audio, as measured lately. */
  public double realTimeFactor() {
    return realTimeFactor.value();
  }

  /** Live streams that may be open at once. */
  public int maxLiveStreams() {
    return decoders.livePlaces();
  }

  /** Streams and files that hold a lease. */
  public int leases() {
    return decoders.taken();
  }

  /** Whether a native call has not come back. */
  public boolean isStuck() {
    return stuck.get() > 0;
  }

  /**
   * A lease for a live stream at once, or none: then somebody is called when it is worth trying
   * again.
   *
   * @throws ModelUnavailableException when the model was retired meanwhile or is stuck
   */
  public Optional<ModelLease> tryLease(Runnable whenFree) {
    requireServing();
    if (decoders.takeOrWait(whenFree)) {
      return Optional.of(entered(decoders::giveBack));
    }
    try {
      // why again: when a call becomes stuck, only those are told who wait already
      requireServing();
    } catch (ModelUnavailableException e) {
      decoders.stopWaiting(whenFree);
      throw e;
    }
    return Optional.empty();
  }

  /** Whoever waited for a lease does not want it any more. Harmless when he did not wait. */
  public void stopWaiting(Runnable whenFree) {
    decoders.stopWaiting(whenFree);
  }

  /**
   * A lease for a file, as soon as a decoder is free; first come first served.
   *
   * @throws NoDecoderException when none became free in time
   * @throws ModelUnavailableException when the model was retired meanwhile or is stuck
   */
  public ModelLease lease(Duration wait) throws InterruptedException {
    requireServing();
    if (!decoders.takeForFile(wait, this::requireServing)) {
      throw new NoDecoderException(model.descriptor().id(), wait);
    }
    return entered(decoders::giveBackFromFile);
  }

  /** A further lease for a file, if there is one free that nobody waits for. */
  public Optional<ModelLease> tryFileLease() {
    requireServing();
    return decoders.tryTakeForFile()
        ? Optional.of(entered(decoders::giveBackFromFile))
        : Optional.empty();
  }

  /** No new leases; the model is closed when the last one is. Doing it twice is harmless. */
  void retire() {
    if (retired.compareAndSet(false, true)) {
      leave();
    }
  }

  /** Gives back the memory of idle decoders, unless there was a lease since the last call. */
  void releaseIdle() {
    if (!leased.getAndSet(false) && users.get() == 1) {
      housekeep(model::releaseIdle);
    }
  }

  LeasedRecognizer newRecognizer(RecognitionOptions options) {
    return new LeasedRecognizer(
        model.newRecognizer(options), this, clock, NanoClock.processorTime());
  }

  Duration expected(Duration audio) {
    Duration expected = Duration.ofNanos((long) (audio.toNanos() * realTimeFactor.value()));
    return expected.compareTo(SHORTEST_CALL) < 0 ? SHORTEST_CALL : expected;
  }

  void record(Duration audio, long processorNanos, long callNanos) {
    realTimeFactor.record(audio, processorNanos);
    timer.record(callNanos);
  }

  /** A native call became stuck or has come back; nobody waits for a decoder in vain. */
  void countStuck(int change) {
    if (stuck.addAndGet(change) > 0) {
      decoders.wakeAll();
    }
  }

  private void requireServing() {
    if (isStuck()) {
      throw new ModelUnavailableException(stuckReason());
    }
  }

  String stuckReason() {
    return "engine "
        + model.descriptor().engine()
        + " does not come back from a call; if that lasts, restart the server";
  }

  private ModelLease entered(Runnable giveBack) {
    if (!enter()) {
      giveBack.run();
      throw new ModelUnavailableException("model " + model.descriptor().id() + " was unloaded");
    }
    leased.set(true);
    return new ModelLease(
        this,
        () -> {
          giveBack.run();
          leave();
        });
  }

  private boolean enter() {
    return users.getAndUpdate(n -> n == 0 ? 0 : n + 1) > 0;
  }

  private void leave() {
    if (users.decrementAndGet() == 0) {
      housekeep(model::close);
    }
  }

  /** Frees native memory on a scheduler's thread; nobody waits for it. */
  private void housekeep(Runnable nativeCall) {
    Housekeeping work = new Housekeeping(nativeCall, this::countStuck);
    if (!scheduler.submit(Turn.HOUSEKEEPING, work)) {
      work.dropped();
    }
  }

  /** Native work that has to happen, also when the scheduler closes before. */
  private static final class Housekeeping implements Work {
    private final Runnable nativeCall;
    private final CallState call;

    Housekeeping(Runnable nativeCall, IntConsumer countStuck) {
      this.nativeCall = nativeCall;
      this.call = new CallState(countStuck);
    }

    @Override
    public Kind kind() {
      return Kind.LONG;
    }

    @Override
    public Duration expected() {
      return CLOSING;
    }

    @Override
    public void run() {
      call.begin();
      try {
        nativeCall.run();
      } finally {
        call.end();
      }
    }

    @Override
    public void stuck() {
      call.markStuck();
    }

    @Override
    public void dropped() {
      nativeCall.run();
    }
  }
}
