package dev.earshot.transcription.live;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.models.LoadedModel;
import dev.earshot.recognition.Endpointer;
import dev.earshot.scheduling.LivePresence;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of a session's audio that one model hears. One thread at a time, on the scheduler.
 */
final class LiveStream implements AutoCloseable {
  /** Silence after which the decoder is given back. */
  private static final Duration QUIET = Duration.ofSeconds(10);

  /** What a recognizer hears at once. */
  private static final Duration PIECE = Duration.ofMillis(100);

  /** Longer than a window of any detector. */
  private static final Duration MARGIN = Duration.ofMillis(100);

  private final LiveServices services;
  private final PcmFormat format;
  private final Duration base;
  private final ActivityShare share;
  private final RateMatcher rates;
  private final StreamSpeech speech;
  private final Endpointer endpointer;
  private final StreamRecognizer recognizer;

  private LiveOptions options;
  private @Nullable LivePresence presence;
  private long samples;

  /** Where the latest utterance ended. */
  private long lastEnd;

  private long withheldReported;
  private boolean wordsInUtterance;

  LiveStream(
      LiveServices services,
      LoadedModel model,
      LiveOptions options,
      Duration base,
      ActivityShare share) {
    this.services = services;
    this.format = model.inputFormat();
    this.base = base;
    this.share = share;
    this.options = options;
    this.rates = new RateMatcher(format);
    this.speech = new StreamSpeech(format, PIECE);
    this.endpointer =
        new Endpointer(
            format, services.detectors().newDetector(format), options.endpoints(), speech);
    this.recognizer = new StreamRecognizer(model, options.recognition(), base);
  }

  StreamRecognizer recognizer() {
    return recognizer;
  }

  /** How much audio came in, by the clock of the whole session. */
  Duration time() {
    return base.plus(format.durationOf(samples));
  }

  /** Takes the next audio, of any rate. */
  void accept(PcmChunk audio) {
    take(rates.accept(audio));
  }

  /** What is next for the recognizer. */
  StreamSpeech.@Nullable Piece next() {
    return speech.peek();
  }

  /** Whether what is next takes long and cannot be cut. */
  boolean isNextUncuttable() {
    StreamSpeech.Piece piece = speech.peek();
    boolean making =
        piece instanceof StreamSpeech.Piece.Begin && options.recognition().grammar().isPresent();
    return making || piece instanceof StreamSpeech.Piece.End;
  }

  /** What is next waits for a turn of its own. */
  void awaitUncuttable() {
    LivePresence mine = presence;
    // why: utterances that end at once would else end on one core, one after the other
    if (mine != null && speech.peek() instanceof StreamSpeech.Piece.End) {
      mine.suspend();
    }
  }

  boolean isInUtterance() {
    return endpointer.isInUtterance() || speech.peek() != null;
  }

  /**
   * Whether nobody has spoken for so long that the decoder is not needed. The next utterance, even
   * if it begins before these samples, is then one that gets a new recognizer anyway.
   */
  boolean isQuiet() {
    Duration before = options.endpoints().preRoll().plus(MARGIN);
    return !isInUtterance() && samples - lastEnd > format.samplesIn(QUIET.plus(before));
  }

  void endUtterance() {
    endpointer.endUtterance();
  }

  /** Ends the last utterance with all that came in. */
  void finish() {
    take(rates.finish());
    endpointer.endUtterance();
  }

  /** Other options from the next utterance on. */
  void use(LiveOptions wanted) {
    options = wanted;
    endpointer.use(wanted.endpoints());
    if (!isInUtterance()) {
      recognizer.use(wanted.recognition());
    }
  }

  /**
   * Has the recognizer hear the next piece.
   *
   * @return false when there is no decoder for it; somebody calls when it is worth trying again
   */
  boolean hear(StreamSpeech.Piece piece, Runnable resume) {
    if (piece instanceof StreamSpeech.Piece.Begin begin) {
      recognizer.use(options.recognition());
      if (begin.offsetSamples() - lastEnd > format.samplesIn(QUIET)) {
        // why here: what is heard must depend on the samples, not on when somebody looked at them
        recognizer.renew();
      }
      if (!recognizer.isReady(resume)) {
        return false;
      }
      enter();
      wordsInUtterance = false;
      recognizer.begin(begin.offsetSamples());
    } else if (piece instanceof StreamSpeech.Piece.Audio audio) {
      recognizer.hear(audio.chunk());
      share.record(audio.duration(), services.clock().nanos());
      services.meters().heard(audio.duration());
    } else if (piece instanceof StreamSpeech.Piece.End end) {
      recognizer.end();
      goOn();
      services.meters().utterance(!(wordsInUtterance | recognizer.hasFinals()));
      lastEnd = end.offsetSamples();
    }
    wordsInUtterance |= recognizer.hasFinals();
    speech.remove();
    return true;
  }

  /** Gives the decoder back until somebody speaks again. */
  void rest() {
    try {
      recognizer.close();
    } finally {
      leave();
    }
  }

  @Override
  public void close() {
    try {
      rest();
    } finally {
      endpointer.close();
    }
  }

  private void take(PcmChunk chunk) {
    samples += chunk.length();
    endpointer.accept(chunk);
    long withheld = endpointer.withheldSamples();
    services.meters().withheld(format.durationOf(Math.max(0, withheld - withheldReported)));
    withheldReported = Math.max(withheld, withheldReported);
  }

  private void enter() {
    if (presence == null) {
      presence = services.scheduler().enterLive();
    }
  }

  private void goOn() {
    LivePresence mine = presence;
    if (mine != null) {
      mine.resume();
    }
  }

  private void leave() {
    LivePresence mine = presence;
    if (mine != null) {
      presence = null;
      mine.close();
    }
  }
}
