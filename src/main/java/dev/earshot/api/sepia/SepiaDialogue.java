package dev.earshot.api.sepia;

import dev.earshot.api.socket.LiveDialogue;
import dev.earshot.api.socket.OpenSocket;
import dev.earshot.models.LanguageMatch;
import dev.earshot.models.ModelUnavailableException;
import dev.earshot.scheduling.Lane;
import dev.earshot.scheduling.Turn;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.text.TextFormatter;
import dev.earshot.transcription.ServerBusyException;
import dev.earshot.transcription.live.Heard;
import dev.earshot.transcription.live.LiveFailure;
import dev.earshot.transcription.live.LiveSession;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One client: says who it is, streams, and gets results until it goes. */
final class SepiaDialogue extends LiveDialogue {
  /** How long a client with a wrong token waits for the answer. */
  private static final Duration PENALTY = Duration.ofSeconds(3);

  // why not all that can be: clients of this protocol expect others unchanged
  private static final Set<String> FORMATTED = Set.of("de", "en", "es", "fr", "pt");

  private static final SepiaOptions NO_OPTIONS =
      new SepiaOptions(
          16_000,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          1,
          false,
          false,
          List.of(),
          List.of(),
          Optional.empty());

  /** How far a client has come. */
  private enum State {
    /** It has not said who it is. */
    NEW,
    /** It may not stream, and waits to be told. */
    REFUSED,
    /** It streams. */
    STREAMING,
    /** It has said that no more audio comes, and waits for the last result. */
    FINISHING,
    /** It has all that it waits for, and is expected to go. */
    DONE,
    /** It is being sent away. */
    LEAVING
  }

  private final OpenSocket socket;
  private final SepiaServices services;
  private final String party;

  private volatile State state = State.NEW;

  /** When the client last showed that it is there, in milliseconds of the clock. */
  private volatile long lifeAt;

  private volatile long pingedAt;
  private volatile boolean gone;
  private volatile @Nullable LiveSession session;

  /** Written before the session begins. */
  private volatile SepiaOptions options = NO_OPTIONS;

  /** Writes finals as people do, if the client likes. Written before the session begins. */
  private volatile Optional<TextFormatter> formatter = Optional.empty();

  /** Utterances that are told at the end. Confined to the listener's calls. */
  private final KeptUtterances kept = new KeptUtterances();

  /** What was not done as the options asked, and not told yet. Confined to the listener's calls. */
  private final List<String> warnings = new ArrayList<>();

  /** Confined to the listener's calls. */
  private String latestPartial = "";

  SepiaDialogue(OpenSocket socket, SepiaServices services, String party) {
    super(socket.outbox());
    this.socket = socket;
    this.services = services;
    this.party = party;
    this.lifeAt = services.heartbeat().now();
    this.pingedAt = lifeAt;
    services.heartbeat().add(this);
  }

  @Override
  public void text(String text) {
    Optional<SepiaMessage> read = SepiaMessage.parse(text);
    if (read.isEmpty()) {
      error(400, "InvalidMessage", "JSON message invalid or incomplete.");
      return;
    }
    SepiaMessage message = read.get();
    switch (message.type()) {
      case "welcome" -> welcome(message);
      case "pong" -> pong();
      case "audioend" -> audioEnd(message);
      default -> other(message);
    }
  }

  @Override
  protected void frame(byte[] frame) {
    LiveSession mine = session;
    switch (state) {
      case STREAMING -> {
        lifeAt = services.heartbeat().now();
        if (mine != null) {
          mine.accept(frame);
        }
      }
      case FINISHING, DONE ->
          error(
              400,
              "ProcessError",
              "Chunk processor was (already) closed or didn't accept data (anymore)");
      case NEW -> error(401, "Unauthorized", "Binary data can only be sent after authentication.");
      case REFUSED, LEAVING -> {}
    }
  }

  @Override
  protected boolean hears() {
    return state == State.STREAMING;
  }

  @Override
  public void cancel() {
    // why first: a session that is just being opened is cancelled by whoever opens it
    gone = true;
    services.heartbeat().remove(this);
    LiveSession mine = session;
    if (mine != null) {
      mine.cancel();
    }
  }

  /**
   * Asks the client whether it is there, and ends what has no life. From the heartbeat's thread.
   */
  void look() {
    long now = services.heartbeat().now();
    if (state == State.REFUSED) {
      if (now - lifeAt >= PENALTY.toMillis()) {
        leave(401, "Unauthorized", "Authentication failed.");
        outbox.close(CloseCodes.NORMAL_CLOSURE, "");
      }
    } else if (now - pingedAt >= services.limits().heartbeat().toMillis()) {
      // why both: a client that answered the latest ping is there, however short the time-out
      boolean silent = now - lifeAt > services.limits().timeout().toMillis() && lifeAt <= pingedAt;
      pingedAt = now;
      if (silent) {
        leave(408, "TimeoutMessage", "Client was inactive for too long.");
        outbox.close(CloseCodes.TRY_AGAIN_LATER, "inactive for too long");
      } else {
        outbox.send(SepiaReply.ping(services.heartbeat().nextId()));
      }
    }
  }

  /** From now on nothing that comes means anything. */
  private void leave(int code, String name, String text) {
    state = State.LEAVING;
    services.heartbeat().remove(this);
    error(code, name, text);
  }

  private void welcome(SepiaMessage message) {
    switch (state) {
      case NEW -> enter(message);
      case STREAMING, FINISHING, DONE ->
          error(
              418, "NotPossible", "Multiple 'welcome' messages in one session are not supported.");
      case REFUSED, LEAVING -> {}
    }
  }

  private void enter(SepiaMessage message) {
    lifeAt = services.heartbeat().now();
    Optional<String> known =
        services.access().party(socket, party, message.clientId(), message.token());
    if (known.isEmpty()) {
      state = State.REFUSED;
      return;
    }
    try {
      begin(message, known.get());
    } catch (BadOptionException e) {
      leave(500, "ChunkProcessorError", String.valueOf(e.getMessage()));
      outbox.close(CloseCodes.NORMAL_CLOSURE, "");
    } catch (ServerBusyException | ModelUnavailableException e) {
      leave(503, "ServerBusy", String.valueOf(e.getMessage()));
      outbox.close(CloseCodes.TRY_AGAIN_LATER, String.valueOf(e.getMessage()));
    }
  }

  private void begin(SepiaMessage message, String behalf) throws BadOptionException {
    SepiaOptions asked = SepiaOptions.parse(message.data(), services.maxHotWords());
    SepiaModel model = services.models().choose(asked);
    SepiaOptions wanted = asked.within(services.models().capabilities(model));
    services.live().requireCapacity(model.descriptor().id());
    options = wanted;
    formatter = formatter(wanted, model);
    LiveSession opened =
        services
            .live()
            .open(wanted.live(model.descriptor().id()), new Turn(Lane.LIVE, behalf), this);
    session = opened;
    if (gone) {
      opened.cancel();
      return;
    }
    outbox.send(
        SepiaReply.welcome(message.id(), services.greeting().settings(true), wanted.active(model)));
    state = State.STREAMING;
  }

  private static Optional<TextFormatter> formatter(SepiaOptions wanted, SepiaModel model) {
    boolean known =
        wanted.optimizeFinalResult() && FORMATTED.contains(LanguageMatch.base(model.language()));
    return known ? TextFormatter.of(model.language()) : Optional.empty();
  }

  // why not always: before, it would keep a place for ever without a token, and after the last
  // result it has nothing to wait for
  private void pong() {
    if (state == State.STREAMING || state == State.FINISHING) {
      lifeAt = services.heartbeat().now();
    }
  }

  private void audioEnd(SepiaMessage message) {
    LiveSession mine = session;
    if (state == State.STREAMING && mine != null) {
      state = State.FINISHING;
      lifeAt = services.heartbeat().now();
      outbox.send(SepiaReply.audioEnd(message.id()));
      mine.finish();
    } else if (state == State.NEW) {
      onlyWelcome();
    }
  }

  private void other(SepiaMessage message) {
    if (state == State.NEW) {
      onlyWelcome();
    } else if (state != State.REFUSED && state != State.LEAVING) {
      outbox.send(SepiaReply.chat(message.id(), message.data()));
    }
  }

  @Override
  public void heard(Heard heard) {
    take(heard);
    String text = heard.partial().text();
    if (!text.equals(latestPartial)) {
      latestPartial = text;
      outbox.send(
          SepiaReply.partial(services.heartbeat().nextId(), text, options.words(), takeWarnings()));
    }
  }

  @Override
  public void utteranceEnded(Heard heard) {
    take(heard);
  }

  @Override
  public void finished(Heard heard) {
    take(heard);
    tell(kept.all());
    // why again: from now on the client has the time-out's time to say goodbye
    lifeAt = services.heartbeat().now();
    state = State.DONE;
  }

  @Override
  public void failed(LiveFailure failure) {
    state = State.LEAVING;
    switch (failure.kind()) {
      case BUSY, UNAVAILABLE -> error(503, "ServerBusy", failure.reason());
      case BACKLOG -> error(429, "TooMuchAudio", failure.reason());
      case ENGINE -> error(500, "AsrEngineError", failure.reason());
    }
    super.failed(failure);
  }

  // why kept after the end of the audio: clients take the first final then for the last
  private void take(Heard heard) {
    heard.warnings().forEach(warning -> warnings.add(warning.message()));
    if (options.continuous() && state == State.STREAMING) {
      heard.finals().forEach(segment -> tell(List.of(segment)));
    } else {
      kept.add(heard.finals());
    }
  }

  private void tell(List<Segment> segments) {
    List<Segment> written =
        formatter.map(f -> segments.stream().map(f::format).toList()).orElse(segments);
    outbox.send(
        SepiaReply.last(
            services.heartbeat().nextId(),
            SepiaResult.of(written, options),
            options,
            takeWarnings()));
    latestPartial = "";
  }

  private List<String> takeWarnings() {
    List<String> taken = List.copyOf(warnings);
    warnings.clear();
    return taken;
  }

  private void onlyWelcome() {
    error(401, "Unauthorized", "In current state only 'welcome' message is allowed.");
  }

  private void error(int code, String name, String text) {
    outbox.send(SepiaReply.error(services.heartbeat().nextId(), code, name, text));
  }
}
