package dev.earshot.transcription.live;

import dev.earshot.models.LoadedModel;
import dev.earshot.scheduling.Work;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a session's audio, one step at a time. One thread at a time, on the scheduler.
 * Between two steps it only waits for something: its turn, a model, a decoder, or the client.
 */
final class LivePipeline implements AutoCloseable {
  /** Why a step ended. */
  enum Progress {
    /** There is nothing to do until something comes in. */
    IDLE,
    /** There is more to do. */
    MORE,
    /** What comes next cannot be cut. */
    UNCUTTABLE,
    /** The model is not loaded yet; somebody calls when it is worth trying again. */
    NO_MODEL,
    /** All decoders of the model are in use; somebody calls when it is worth trying again. */
    NO_DECODER,
    /** The stream has ended. */
    FINISHED
  }

  /** Audio that one step decodes. */
  static final Duration STEP = Duration.ofMillis(200);

  private final LiveServices services;
  private final LiveListener listener;
  private final Runnable resume;
  private final ActivityShare share;
  private final AudioIntake intake;

  private LiveOptions options;
  private @Nullable Inbound current;

  /** How far the current frame was taken, in bytes. */
  private int taken;

  /** Whether the current item's audio was already handed on, and only its answer is due. */
  private boolean answerDue;

  private @Nullable ModelChoice choice;
  private volatile @Nullable LiveStream stream;
  private volatile long lagNanos;
  private Duration streamTime = Duration.ZERO;
  private final List<Segment> finals = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();
  private final Set<Warning> told = new HashSet<>();

  LivePipeline(LiveServices services, LiveOptions options, LiveListener listener, Runnable resume) {
    this.services = services;
    this.options = options;
    this.listener = listener;
    this.resume = resume;
    this.intake = new AudioIntake(options.format());
    this.share = new ActivityShare(services.clock().nanos());
  }

  /**
   * One step.
   *
   * @param kind UNCUTTABLE when the step before asked for it
   * @param inbox what came in; null when there is nothing, and then nothing may be touched any more
   */
  Progress advance(Work.Kind kind, Supplier<@Nullable Inbound> inbox) {
    Duration heard = Duration.ZERO;
    while (true) {
      LiveStream bound = stream;
      StreamSpeech.Piece piece = bound == null ? null : bound.next();
      if (bound != null && bound.isNextUncuttable() && kind != Work.Kind.UNCUTTABLE) {
        bound.awaitUncuttable();
        return Progress.UNCUTTABLE;
      }
      if (piece != null) {
        if (!hear(required(), piece)) {
          return Progress.NO_DECODER;
        }
        heard = heard.plus(piece.duration());
        if (piece instanceof StreamSpeech.Piece.End || heard.compareTo(STEP) >= 0) {
          return Progress.MORE;
        }
      } else if (current == null) {
        Inbound next = inbox.get();
        if (next == null) {
          // why nothing is written on the way here: another thread may be in the next step already
          return Progress.IDLE;
        }
        current = next;
        taken = 0;
        answerDue = false;
      } else if (needsModel(current) && !bind()) {
        return Progress.NO_MODEL;
      } else if (take(current)) {
        boolean finished = current instanceof Inbound.Finish;
        current = null;
        if (finished) {
          return Progress.FINISHED;
        }
      }
    }
  }

  LivePartial partial() {
    LiveStream mine = stream;
    return mine == null ? LivePartial.NONE : mine.recognizer().partial();
  }

  /** From the arrival of the latest frame until it was decoded. From any thread. */
  Duration lag() {
    return Duration.ofNanos(lagNanos);
  }

  /** How much audio came in, by the clock of the whole session. */
  Duration time() {
    LiveStream mine = stream;
    return mine == null ? streamTime : mine.time();
  }

  boolean hasNews() {
    return !finals.isEmpty() || !warnings.isEmpty();
  }

  /** How long the next step should take at most. */
  Duration expected() {
    LiveStream mine = stream;
    return mine == null ? STEP : mine.recognizer().expected(STEP);
  }

  /** From any thread. */
  void markStuck() {
    LiveStream mine = stream;
    if (mine != null) {
      mine.recognizer().markStuck();
    }
  }

  @Override
  public void close() {
    services.load().leave(this);
    closeStream();
  }

  private boolean hear(LiveStream mine, StreamSpeech.Piece piece) {
    if (piece instanceof StreamSpeech.Piece.Begin) {
      // why before: whoever takes a decoder back counts
      services.load().resume(this, mine.recognizer().model(), share);
    }
    boolean heard = mine.hear(piece, resume);
    finals.addAll(mine.recognizer().takeFinals());
    collectWarnings(mine);
    return heard;
  }

  private static boolean needsModel(Inbound item) {
    return item instanceof Inbound.Audio audio && audio.bytes().length > 0;
  }

  /** Takes a part of an item; true when nothing of it is left. */
  private boolean take(Inbound item) {
    if (item instanceof Inbound.Audio audio) {
      return takeAudio(audio);
    }
    if (item instanceof Inbound.Configure configure) {
      configure(configure.options());
      listener.configured(isInUtterance());
      return true;
    }
    if (!answerDue) {
      answerDue = true;
      endUtterance(item instanceof Inbound.Finish);
      return false;
    }
    if (item instanceof Inbound.Rest) {
      rest();
    } else if (item instanceof Inbound.Finish) {
      close();
      listener.finished(news());
    } else {
      listener.utteranceEnded(news());
    }
    return true;
  }

  private void endUtterance(boolean last) {
    LiveStream mine = stream;
    if (mine != null && last) {
      mine.accept(intake.finish());
      mine.finish();
    } else if (mine != null) {
      mine.endUtterance();
    }
  }

  private boolean takeAudio(Inbound.Audio audio) {
    byte[] bytes = audio.bytes();
    if (taken < bytes.length) {
      int most = Math.toIntExact(intake.format().samplesIn(STEP)) * Short.BYTES;
      int end = Math.min(bytes.length, taken + most);
      byte[] part =
          taken == 0 && end == bytes.length ? bytes : Arrays.copyOfRange(bytes, taken, end);
      taken = end;
      required().accept(intake.accept(part));
      return false;
    }
    lagNanos = services.clock().nanos() - audio.arrivedNanos();
    services.meters().lag(lagNanos);
    LiveStream mine = stream;
    if (mine != null && mine.isQuiet()) {
      rest();
    }
    if (!audio.answered()) {
      listener.heard(news());
    }
    return true;
  }

  private void configure(LiveOptions wanted) {
    // why not always: what a header said holds until the client says something else
    if (!wanted.format().equals(options.format())) {
      intake.use(wanted.format());
    }
    // why: each configuration may bring warnings of its own, and nobody keeps them all
    told.clear();
    boolean sameModel = Objects.equals(wanted.model(), options.model());
    options = wanted;
    if (!sameModel) {
      choice = null;
    }
    LiveStream mine = stream;
    if (mine != null) {
      mine.use(wanted);
    }
  }

  /** Whether there is a model for the audio that follows. */
  private boolean bind() {
    LiveStream bound = stream;
    // why within an utterance: another model begins with the next one
    if (bound != null && (choice != null || bound.isInUtterance())) {
      return true;
    }
    ModelChoice chosen = choice;
    if (chosen == null) {
      chosen = ModelChoice.of(services.models(), options.model());
      choice = chosen;
    }
    LoadedModel model = chosen.get(resume);
    if (model == null) {
      return false;
    }
    if (bound == null) {
      services.load().enter(this, model, share, services.clock().nanos());
    } else {
      services.load().resume(this, model, share);
    }
    closeStream();
    stream = new LiveStream(services, model, options, streamTime, share);
    return true;
  }

  private void closeStream() {
    LiveStream mine = stream;
    if (mine != null) {
      streamTime = mine.time();
      stream = null;
      mine.close();
    }
  }

  private void rest() {
    services.load().leave(this);
    LiveStream mine = stream;
    if (mine != null) {
      mine.rest();
    }
  }

  private void collectWarnings(LiveStream mine) {
    for (Warning warning : mine.recognizer().takeWarnings()) {
      if (told.add(warning)) {
        warnings.add(warning);
      }
    }
  }

  private Heard news() {
    Heard news = new Heard(finals, partial(), warnings, isInUtterance());
    finals.clear();
    warnings.clear();
    return news;
  }

  private boolean isInUtterance() {
    LiveStream mine = stream;
    return mine != null && mine.isInUtterance();
  }

  private LiveStream required() {
    LiveStream mine = stream;
    if (mine == null) {
      throw new IllegalStateException("no model is bound");
    }
    return mine;
  }
}
