package dev.earshot.transcription.live;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.earshot.models.ModelUnavailableException;
import dev.earshot.scheduling.Turn;
import dev.earshot.scheduling.Work;
import dev.earshot.transcription.ServerBusyException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One live stream. What clients send is handed over by one thread at a time and never waits; what
 * becomes of it is told to the listener. {@link #cancel} may come from any thread.
 *
 * <p>Audio that waits is bounded; beyond the bound the session fails, and so it does when it waits
 * too long for a decoder. After its end everything is ignored.
 */
public final class LiveSession {
  private static final Logger LOG = Logger.getLogger(LiveSession.class.getName());

  /** Less audio than this is not worth a step by itself. */
  private static final Duration LITTLE = Duration.ofMillis(100);

  private static final LiveFailure NO_DECODER =
      new LiveFailure(
          LiveFailure.Kind.BUSY,
          "no decoder became free in time (EARSHOT_DECODERS, too many speak)");

  private static final LiveFailure OVERFLOW =
      new LiveFailure(
          LiveFailure.Kind.BACKLOG,
          "more waits than may wait (EARSHOT_BACKLOG_MAX, EARSHOT_BACKLOG_MEMORY_MAX)");

  private final LiveServices services;
  private final Turn turn;
  private final LiveListener listener;
  private final Consumer<LiveSession> onEnd;
  private final LivePipeline pipeline;
  private final SessionEnd atEnd;
  private final Object lock = new Object();

  @GuardedBy("lock")
  private final Inbox inbox;

  @GuardedBy("lock")
  private SessionState state = SessionState.IDLE;

  /** Somebody called to resume while a step was still ending. */
  @GuardedBy("lock")
  private boolean resumed;

  @GuardedBy("lock")
  private final DecoderWait decoderWait = new DecoderWait();

  /** The partial as it was after the last step. */
  @GuardedBy("lock")
  private LivePartial partial = LivePartial.NONE;

  /** There is something to tell that is not in the partial. */
  @GuardedBy("lock")
  private boolean news;

  private volatile long lastHeardFromNanos;

  LiveSession(
      LiveServices services,
      LiveOptions options,
      Duration maxBacklog,
      Turn turn,
      LiveListener listener,
      Consumer<LiveSession> onEnd) {
    this.services = services;
    this.turn = turn;
    this.listener = listener;
    this.onEnd = onEnd;
    this.inbox = new Inbox(options.format(), maxBacklog, services.backlog());
    this.pipeline =
        new LivePipeline(services, options, new UntilEnd(listener, this::isEnded), this::resume);
    this.atEnd = new SessionEnd(listener, pipeline);
    this.lastHeardFromNanos = services.clock().nanos();
  }

  /**
   * Takes the next audio: signed 16-bit little-endian samples of one channel, in pieces of any
   * length; a WAV header at the beginning of the stream is taken off. The listener is told once for
   * each piece.
   *
   * @param audio given away
   */
  public void accept(byte[] audio) {
    long now = services.clock().nanos();
    lastHeardFromNanos = now;
    LivePartial answer = null;
    boolean room;
    synchronized (lock) {
      boolean little = state == SessionState.IDLE && !news && inbox.isLittle(audio.length, LITTLE);
      room = state == SessionState.ENDED || inbox.offer(new Inbound.Audio(audio, now, little));
      if (little && room) {
        answer = partial;
      } else if (room) {
        begin();
      }
    }
    if (!room) {
      fail(OVERFLOW);
    } else if (answer != null) {
      listener.heard(new Heard(List.of(), answer, List.of(), true));
    }
  }

  /**
   * Other options: the format counts for the audio that follows, the rest from the next utterance.
   *
   * @return false when the session is over; then the listener is not told
   */
  public boolean configure(LiveOptions options) {
    return post(new Inbound.Configure(options));
  }

  /** Ends the utterance here; the stream goes on. Answered by the listener's utteranceEnded. */
  public void endUtterance() {
    post(new Inbound.EndUtterance());
  }

  /** Ends the stream with all that was handed over. Answered by the listener's finished. */
  public void finish() {
    post(new Inbound.Finish());
  }

  /** Gives the stream up; the listener hears nothing any more. */
  public void cancel() {
    boolean unused = end(null);
  }

  /** Audio that waits to be decoded. */
  public Duration backlog() {
    synchronized (lock) {
      return inbox.backlog();
    }
  }

  /** From the arrival of the last byte of a frame until it was decoded, as it was last. */
  public Duration lag() {
    return pipeline.lag();
  }

  /** How much audio was taken in, by the clock of the stream. For the listener's calls only. */
  public Duration time() {
    return pipeline.time();
  }

  /**
   * Ends the utterance and gives the decoder back if nothing came for so long after all was
   * answered.
   */
  void restIfSilent(Duration limit) {
    synchronized (lock) {
      long now = services.clock().nanos();
      if (state == SessionState.IDLE && now - lastHeardFromNanos > limit.toNanos()) {
        lastHeardFromNanos = now;
        if (inbox.offer(new Inbound.Rest())) {
          begin();
        }
      }
    }
  }

  /** False when the session is over. */
  @CanIgnoreReturnValue
  private boolean post(Inbound item) {
    lastHeardFromNanos = services.clock().nanos();
    boolean over;
    boolean room;
    synchronized (lock) {
      over = state == SessionState.ENDED;
      room = over || inbox.offer(item);
      begin();
    }
    if (!room) {
      fail(OVERFLOW);
    }
    return room && !over;
  }

  @GuardedBy("lock")
  private void begin() {
    if (state == SessionState.IDLE) {
      state = submit(Work.Kind.STEP) ? SessionState.STEPPING : SessionState.IDLE;
    }
  }

  private void resume() {
    synchronized (lock) {
      if (state == SessionState.WAITING) {
        state = submit(Work.Kind.STEP) ? SessionState.STEPPING : SessionState.WAITING;
      } else {
        resumed = true;
      }
    }
  }

  /**
   * False when the server is stopping: then sessions are cancelled, too, and free what they hold.
   */
  private boolean submit(Work.Kind kind) {
    return services.scheduler().submit(turn, new Step(kind, pipeline.expected()));
  }

  private void step(Step step) {
    try {
      follow(step, pipeline.advance(step.kind(), () -> next(step)));
    } catch (ServerBusyException e) {
      fail(new LiveFailure(LiveFailure.Kind.BUSY, String.valueOf(e.getMessage())));
    } catch (ModelUnavailableException e) {
      fail(new LiveFailure(LiveFailure.Kind.UNAVAILABLE, String.valueOf(e.getMessage())));
      // why errors too: a session whose step just ended would keep its client waiting for ever
    } catch (RuntimeException | Error e) {
      if (!isEnded()) {
        LOG.log(Level.WARNING, "event=live-session-failed", e);
      }
      fail(new LiveFailure(LiveFailure.Kind.ENGINE, "the engine failed"));
    }
  }

  private void follow(Step step, LivePipeline.Progress progress) {
    switch (progress) {
      case MORE -> again(step, Work.Kind.STEP);
      case UNCUTTABLE -> again(step, Work.Kind.UNCUTTABLE);
      case NO_MODEL -> await(step, false);
      case NO_DECODER -> await(step, true);
      case FINISHED -> {
        boolean unused = end(null);
      }
      case IDLE -> {}
    }
  }

  private void again(Step step, Work.Kind kind) {
    synchronized (lock) {
      if (state == SessionState.STEPPING) {
        step.handedOn = true;
        if (kind == Work.Kind.STEP) {
          decoderWait.over();
        }
        state = submit(kind) ? SessionState.STEPPING : SessionState.IDLE;
      }
    }
  }

  private void await(Step step, boolean forDecoder) {
    synchronized (lock) {
      if (forDecoder) {
        decoderWait.none(services.clock().nanos());
      } else {
        decoderWait.over();
      }
      if (state == SessionState.STEPPING) {
        step.handedOn = true;
        boolean again = resumed && submit(Work.Kind.STEP);
        state = again ? SessionState.STEPPING : SessionState.WAITING;
        resumed = false;
      }
    }
  }

  /** Fails when it has waited so long for a decoder; somebody else keeps it. */
  void failWithoutDecoder(Duration limit) {
    boolean over;
    synchronized (lock) {
      over =
          state == SessionState.WAITING
              && decoderWait.isLongerThan(limit, services.clock().nanos());
    }
    if (over) {
      fail(NO_DECODER);
    }
  }

  /** The next item; when there is none the session is idle, and another thread may begin a step. */
  private @Nullable Inbound next(Step step) {
    synchronized (lock) {
      Inbound item = state == SessionState.ENDED ? null : inbox.poll();
      if (item == null && state != SessionState.ENDED) {
        partial = pipeline.partial();
        news = pipeline.hasNews();
        state = SessionState.IDLE;
        decoderWait.over();
        // why: a client that waits for the answer to its last frame is not silent
        lastHeardFromNanos = services.clock().nanos();
        step.handedOn = true;
      }
      return item;
    }
  }

  private boolean isEnded() {
    synchronized (lock) {
      return state == SessionState.ENDED;
    }
  }

  /** Ends the session once. Its step, or a last one, tells the listener and frees what it holds. */
  private void fail(LiveFailure failure) {
    if (end(failure)) {
      services.meters().failed(failure.kind());
    }
  }

  private boolean end(@Nullable LiveFailure failure) {
    boolean stepping;
    synchronized (lock) {
      if (state == SessionState.ENDED) {
        return false;
      }
      stepping = state == SessionState.STEPPING;
      state = SessionState.ENDED;
      atEnd.comes(failure);
      inbox.clear();
    }
    if (!stepping) {
      // why here: nobody else is calling the listener, and a client should not wait for a core
      atEnd.tell();
      if (!submit(Work.Kind.STEP)) {
        atEnd.conclude();
      }
    }
    onEnd.accept(this);
    return true;
  }

  /** One step of this session. */
  private final class Step implements Work {
    private final Kind kind;
    private final Duration expected;

    /** The session belongs to the next step, which may run already. */
    private boolean handedOn;

    Step(Kind kind, Duration expected) {
      this.kind = kind;
      this.expected = expected;
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
      if (!isEnded()) {
        step(this);
      }
      if (!handedOn) {
        atEnd.conclude();
      }
    }

    @Override
    public void stuck() {
      pipeline.markStuck();
      fail(new LiveFailure(LiveFailure.Kind.ENGINE, "the engine does not come back from a call"));
      // why here: the step that would tell it does not come back
      atEnd.tell();
    }

    @Override
    public void dropped() {
      fail(new LiveFailure(LiveFailure.Kind.UNAVAILABLE, "the server is stopping"));
      atEnd.conclude();
    }
  }
}
