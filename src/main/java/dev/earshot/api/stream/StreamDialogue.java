package dev.earshot.api.stream;

import dev.earshot.api.socket.LiveDialogue;
import dev.earshot.api.socket.Outbox;
import dev.earshot.audio.UnsupportedAudioException;
import dev.earshot.models.ModelUnavailableException;
import dev.earshot.recognition.ModelDescriptor;
import dev.earshot.scheduling.Turn;
import dev.earshot.transcription.ServerBusyException;
import dev.earshot.transcription.live.Heard;
import dev.earshot.transcription.live.LiveFailure;
import dev.earshot.transcription.live.LiveSession;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** One client's native stream. */
final class StreamDialogue extends LiveDialogue {
  private static final Duration LAG_EVERY = Duration.ofSeconds(1);

  /** How far the client has come. */
  private enum Phase {
    NEW,
    STARTED,
    FINISHED
  }

  private final StreamServices services;
  private final Turn turn;
  private final StreamOutbox told;
  private final StreamTold heard;

  /** What was wanted and the stream has not come to yet. */
  private final Queue<Coming> coming = new ConcurrentLinkedQueue<>();

  /** Flushes and the finish that are not answered yet, by the client's numbers. */
  private final Queue<Optional<Long>> ends = new ConcurrentLinkedQueue<>();

  /** Confined to the client's calls, like all that follows up to the session. */
  private Phase phase = Phase.NEW;

  private StreamWishes said = StreamWishes.NONE;
  private long lagToldNanos;

  private volatile @Nullable Running running;
  private volatile boolean cancelled;

  /** What was wanted up to where the stream is. Written by the listener's calls. */
  private volatile StreamWishes wanted = StreamWishes.NONE;

  /** What holds for the utterance that is being heard. Written by the listener's calls. */
  private volatile StreamWishes current = StreamWishes.NONE;

  /** A session with the way to it. */
  private record Running(LiveSession session, AudioRoute route) {
    void cancel() {
      route.cancel();
      session.cancel();
    }
  }

  /** A configuration under way. */
  private record Coming(StreamWishes wishes, Optional<Long> to) {}

  StreamDialogue(Outbox outbox, StreamServices services, Turn turn) {
    super(outbox);
    this.services = services;
    this.turn = turn;
    this.told = new StreamOutbox(outbox);
    this.heard = new StreamTold(told);
  }

  @Override
  protected void frame(byte[] audio) {
    Running mine = running;
    if (mine == null) {
      told.error(ErrorCode.NOT_STARTED, "audio before start", null);
    } else if (phase == Phase.FINISHED) {
      told.error(ErrorCode.ALREADY_FINISHED, "audio after finish", null);
    } else {
      told.takeOver(audio.length);
      requireRoom(mine, mine.route().accept(audio));
      tellLag(mine.session());
    }
  }

  @Override
  public void text(String text) {
    try {
      follow(ClientMessage.parse(text));
    } catch (BadMessageException e) {
      told.error(e.code(), e.getMessage(), e.to());
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    Running mine = running;
    if (mine != null) {
      mine.cancel();
    }
  }

  private void follow(ClientMessage message) throws BadMessageException {
    try {
      switch (message.type()) {
        case START -> start(message);
        case CONFIGURE -> configure(started(), message);
        case FLUSH -> flush(started(), Optional.ofNullable(message.seq()));
        case FINISH -> finish(started(), Optional.ofNullable(message.seq()));
      }
    } catch (BadMessageException e) {
      throw e.answering(message.seq());
    }
  }

  private Running started() throws BadMessageException {
    Running mine = running;
    if (mine == null) {
      throw new BadMessageException(ErrorCode.NOT_STARTED, "the first message is start");
    }
    if (phase == Phase.FINISHED) {
      throw new BadMessageException(ErrorCode.ALREADY_FINISHED, "nothing follows finish");
    }
    return mine;
  }

  private void start(ClientMessage message) throws BadMessageException {
    if (phase != Phase.NEW) {
      throw new BadMessageException(
          ErrorCode.ALREADY_STARTED, "a stream starts once; configure changes it");
    }
    StreamWishes wishes = services.wishes().start(message.fields());
    try {
      ModelDescriptor model = services.models().describe(wishes.model());
      services.live().requireCapacity(wishes.model());
      begin(wishes, model, message.seq());
    } catch (ServerBusyException e) {
      refuse(LiveFailure.Kind.BUSY, e, message.seq());
    } catch (ModelUnavailableException e) {
      refuse(LiveFailure.Kind.UNAVAILABLE, e, message.seq());
    } catch (UnsupportedAudioException e) {
      throw new BadMessageException(ErrorCode.BAD_FIELD, "format.encoding: " + e.getMessage(), e);
    }
  }

  private void begin(StreamWishes wishes, ModelDescriptor model, @Nullable Long to) {
    said = wishes;
    wanted = wishes;
    current = wishes;
    lagToldNanos = services.clock().nanos();
    LiveSession session = services.live().open(wishes.live(), turn, this);
    try {
      running = new Running(session, route(wishes, session));
    } catch (ServerBusyException | UnsupportedAudioException e) {
      session.cancel();
      throw e;
    }
    phase = Phase.STARTED;
    if (cancelled) {
      // why: it was too early for whoever cancelled
      cancel();
    }
    told.send(
        StreamOutbox.answer(ServerType.STARTED, to)
            .add("session", UUID.randomUUID().toString())
            .add(
                "model",
                StreamOutbox.JSON
                    .createObjectBuilder()
                    .add("name", model.id().value())
                    .add("language", model.language())
                    .add("engine", model.engine().value()))
            .add("sampleRate", wishes.format().sampleRateHz()));
    // why here: the listener is not called before the first audio
    heard.tellUnfulfilled(wishes);
  }

  private AudioRoute route(StreamWishes wishes, LiveSession session) {
    return switch (wishes.encoding()) {
      case PCM_S16LE -> new SamplesRoute(session);
      case CONTAINER ->
          new ContainerRoute(
              services.containers(),
              wishes.format(),
              session,
              why -> told.error(ErrorCode.BAD_AUDIO, String.valueOf(why.getMessage()), null));
    };
  }

  private void refuse(LiveFailure.Kind kind, RuntimeException why, @Nullable Long to) {
    LiveFailure failure = new LiveFailure(kind, String.valueOf(why.getMessage()));
    told.error(ErrorCode.of(kind), failure.reason(), to);
    super.failed(failure);
  }

  private void configure(Running mine, ClientMessage message) throws BadMessageException {
    said = services.wishes().configure(message.fields(), said);
    Coming next = new Coming(said, Optional.ofNullable(message.seq()));
    boolean room =
        mine.route()
            .then(
                () -> {
                  // why first: the listener may come to it before the call returns
                  coming.add(next);
                  if (!mine.session().configure(next.wishes().live())) {
                    coming.clear();
                  }
                });
    requireRoom(mine, room);
  }

  private void flush(Running mine, Optional<Long> to) {
    boolean room =
        mine.route()
            .then(
                () -> {
                  ends.add(to);
                  mine.session().endUtterance();
                });
    requireRoom(mine, room);
  }

  private void finish(Running mine, Optional<Long> to) {
    phase = Phase.FINISHED;
    mine.route()
        .finish(
            () -> {
              ends.add(to);
              mine.session().finish();
            });
  }

  private void requireRoom(Running mine, boolean room) {
    if (!room) {
      mine.cancel();
      failed(
          new LiveFailure(
              LiveFailure.Kind.BACKLOG, "more waits to be decoded than may wait (1 MiB)"));
    }
  }

  private void tellLag(LiveSession mine) {
    long now = services.clock().nanos();
    if (now - lagToldNanos >= LAG_EVERY.toNanos()) {
      lagToldNanos = now;
      told.sendNewest(
          StreamOutbox.message(ServerType.LAG)
              .add("lag", StreamOutbox.seconds(mine.lag()))
              .add("backlog", StreamOutbox.seconds(mine.backlog())));
    }
  }

  @Override
  public void heard(Heard news) {
    tell(news);
  }

  @Override
  public void configured(boolean inUtterance) {
    Coming next = coming.poll();
    if (next != null) {
      wanted = next.wishes();
      told.send(StreamOutbox.answer(ServerType.CONFIGURED, next.to().orElse(null)));
      heard.tellUnfulfilled(wanted);
    }
    if (!inUtterance) {
      current = wanted;
    }
  }

  @Override
  public void utteranceEnded(Heard news) {
    tell(news);
    told.send(StreamOutbox.answer(ServerType.FLUSHED, endAnswered()));
  }

  @Override
  public void finished(Heard news) {
    tell(news);
    Running mine = running;
    Duration length = mine == null ? Duration.ZERO : mine.session().time();
    told.sendCounted(
        StreamOutbox.answer(ServerType.DONE, endAnswered())
            .add("duration", StreamOutbox.seconds(length))
            .add("segments", heard.segments()));
    release();
    outbox.close(CloseCodes.NORMAL_CLOSURE, "");
  }

  @Override
  public void failed(LiveFailure failure) {
    told.error(ErrorCode.of(failure.kind()), failure.reason(), null);
    release();
    super.failed(failure);
  }

  /** What decodes on the way to the session is not needed any more. */
  private void release() {
    Running mine = running;
    if (mine != null) {
      mine.route().cancel();
    }
  }

  private @Nullable Long endAnswered() {
    Optional<Long> to = ends.poll();
    return to == null ? null : to.orElse(null);
  }

  private void tell(Heard news) {
    heard.tell(news, current);
    if (!news.finals().isEmpty() || !news.inUtterance()) {
      current = wanted;
    }
  }
}
