package dev.earshot.transcription.live;

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
 * <p>Audio that waits is bounded; beyond the bound the session fails. After its end everything is
 * ignored.
 */
public final class LiveSession {
  private static final Logger LOG = Logger.getLogger(LiveSession.class.getName());

  /** Less audio than this is not worth a step by itself. */
  private static final Duration LITTLE = Duration.ofMillis(100);

  private static final LiveFailure OVERFLOW =
      new LiveFailure(LiveFailure.Kind.BACKLOG, "more waits than may wait (EARSHOT_BACKLOG_MAX)");

  private enum State {
    /** Nothing to do. */
    IDLE,
    /** A step waits for its turn or runs. */
    STEPPING,
    /** The stream waits for a model or a decoder. */
    WAITING,
    /** Over. */
    ENDED
  }

  private final LiveServices services;
  private final Turn turn;
  private final LiveListener listener;
  private final Consumer<LiveSession> onEnd;
  private final LivePipeline pipeline;
  private final Object lock = new Object();

  @GuardedBy("lock")
  private final Inbox inbox;

  @GuardedBy("lock")
  private State state = State.IDLE;

  /** Somebody called to resume while a step was still ending. */
  @GuardedBy("lock")
  private boolean resumed;

  /** The session has ended, and what it held is not freed yet. */
  @GuardedBy("lock")
  private boolean closeDue;

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
    this.inbox = new Inbox(options.format(), maxBacklog);
    this.pipeline =
        new LivePipeline(services, options, new UntilEnd(listener, this::isEnded), this::resume);
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
    boolean overflow = false;
    synchronized (lock) {
      if (state == State.ENDED) {
        return;
      }
      if (!inbox.hasRoom(audio.length)) {
        overflow = true;
      } else if (state == State.IDLE && !news && inbox.isLittle(audio.length, LITTLE)) {
        inbox.add(new Inbound.Audio(audio, now, true));
        answer = partial;
      } else {
        inbox.add(new Inbound.Audio(audio, now, false));
        begin();
      }
    }
    if (overflow) {
      fail(OVERFLOW);
    } else if (answer != null) {
      listener.heard(new Heard(List.of(), answer, List.of(), true));
    }
  }

  /**
   * Other options: the format counts for the audio that follows, the rest from the next utterance.
   */
  public void configure(LiveOptions options) {
    post(new Inbound.Configure(options));
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
    end();
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

  /**
   * Ends the utterance and gives the decoder back if nothing came for so long after all was
   * answered.
   */
  void restIfSilent(Duration limit) {
    synchronized (lock) {
      long now = services.clock().nanos();
      if (state == State.IDLE && now - lastHeardFromNanos > limit.toNanos()) {
        lastHeardFromNanos = now;
        inbox.add(new Inbound.Rest());
        begin();
      }
    }
  }

  private void post(Inbound item) {
    lastHeardFromNanos = services.clock().nanos();
    boolean overflow;
    synchronized (lock) {
      if (state == State.ENDED) {
        return;
      }
      overflow = !inbox.hasRoomFor(item);
      if (!overflow) {
        inbox.add(item);
        begin();
      }
    }
    if (overflow) {
      fail(OVERFLOW);
    }
  }

  @GuardedBy("lock")
  private void begin() {
    if (state == State.IDLE) {
      state = State.STEPPING;
      boolean unused = submit(Work.Kind.STEP);
    }
  }

  private void resume() {
    synchronized (lock) {
      if (state == State.WAITING) {
        state = State.STEPPING;
        boolean unused = submit(Work.Kind.STEP);
      } else {
        resumed = true;
      }
    }
  }

  /** False when the server is stopping: then sessions are cancelled, too. */
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
      case WAITING -> await(step);
      case FINISHED -> end();
      case IDLE -> {}
    }
  }

  private void again(Step step, Work.Kind kind) {
    synchronized (lock) {
      if (state == State.STEPPING) {
        step.handedOn = true;
        boolean unused = submit(kind);
      }
    }
  }

  private void await(Step step) {
    synchronized (lock) {
      if (state == State.STEPPING) {
        step.handedOn = true;
        if (resumed) {
          boolean unused = submit(Work.Kind.STEP);
        } else {
          state = State.WAITING;
        }
        resumed = false;
      }
    }
  }

  /** The next item; when there is none the session is idle, and another thread may begin a step. */
  private @Nullable Inbound next(Step step) {
    synchronized (lock) {
      Inbound item = state == State.ENDED ? null : inbox.poll();
      if (item == null && state != State.ENDED) {
        partial = pipeline.partial();
        news = pipeline.hasNews();
        state = State.IDLE;
        // why: a client that waits for the answer to its last frame is not silent
        lastHeardFromNanos = services.clock().nanos();
        step.handedOn = true;
      }
      return item;
    }
  }

  private boolean takeClose() {
    synchronized (lock) {
      boolean mine = closeDue;
      closeDue = false;
      return mine;
    }
  }

  private boolean isEnded() {
    synchronized (lock) {
      return state == State.ENDED;
    }
  }

  private void fail(LiveFailure failure) {
    if (end()) {
      services.meters().failed(failure.kind());
      listener.failed(failure);
    }
  }

  /** Ends the session once; its step, or a last one, frees what it holds. */
  private boolean end() {
    boolean stepping;
    synchronized (lock) {
      if (state == State.ENDED) {
        return false;
      }
      stepping = state == State.STEPPING;
      state = State.ENDED;
      closeDue = true;
      inbox.clear();
    }
    if (!stepping && !submit(Work.Kind.STEP) && takeClose()) {
      pipeline.close();
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
      if (!handedOn && takeClose()) {
        pipeline.close();
      }
    }

    @Override
    public void stuck() {
      pipeline.markStuck();
      fail(new LiveFailure(LiveFailure.Kind.ENGINE, "the engine does not come back from a call"));
    }

    @Override
    public void dropped() {
      fail(new LiveFailure(LiveFailure.Kind.UNAVAILABLE, "the server is stopping"));
      if (takeClose()) {
        pipeline.close();
      }
    }
  }
}
