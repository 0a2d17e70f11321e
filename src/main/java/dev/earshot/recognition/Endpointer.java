package dev.earshot.recognition;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.vad.VoiceActivityDetector;

/**
 * Cuts a live stream into utterances and keeps the silence between them to itself. One thread at a
 * time.
 *
 * <p>An utterance is one stretch of the stream without a gap. Where it begins and ends depends on
 * the samples only, not on how they are cut into chunks. Speech goes to the sink in the same call
 * in which its window is complete. Silence within an utterance is held after a while; when speech
 * goes on it is fed first, when the utterance ends it is withheld for good, except what the
 * pre-roll of the next utterance needs.
 *
 * <p>An exception of the sink or the detector passes through; the stream is then lost.
 */
public final class Endpointer implements AutoCloseable {
  private final PcmFormat format;
  private final VoiceActivityDetector detector;
  private final int windowSamples;
  private final UtteranceSink sink;
  private final RecentAudio recent;

  private EndpointRules next;
  private EndpointRules rules;
  private boolean inUtterance;

  /** The latest utterance was cut within speech, so the next one begins where it ended. */
  private boolean cut;

  private long start;
  private long judgedTo;
  private long releasedTo;
  private long fedTo;
  private long fed;

  /** How long there has been no speech, in samples. */
  private long silence;

  /**
   * An endpointer for one stream.
   *
   * @param detector for this stream only; closed with the endpointer
   */
  public Endpointer(
      PcmFormat format, VoiceActivityDetector detector, EndpointRules rules, UtteranceSink sink) {
    this.format = format;
    this.detector = detector;
    this.windowSamples = detector.windowSamples();
    this.sink = sink;
    this.recent = new RecentAudio(format);
    this.next = rules;
    this.rules = rules;
  }

  /** Other rules from the next utterance on. */
  public void use(EndpointRules newRules) {
    next = newRules;
  }

  /**
   * Takes the next audio of the stream.
   *
   * @param chunk in the stream's format, of any length; may be empty
   */
  public void accept(PcmChunk chunk) {
    if (!chunk.format().equals(format)) {
      throw new IllegalArgumentException(
          "chunk of %d Hz in a stream of %d Hz"
              .formatted(chunk.format().sampleRateHz(), format.sampleRateHz()));
    }
    recent.append(chunk.samples());
    while (recent.end() - judgedTo >= windowSamples) {
      boolean speech = detector.isSpeech(recent.array(), recent.indexOf(judgedTo));
      judgedTo += windowSamples;
      follow(speech);
    }
    feed();
    recent.forgetBefore(Math.min(judgedTo, firstNeeded()));
  }

  /**
   * Ends the current utterance here, if there is one; the stream goes on. For the end of the
   * stream, and where a client says so. Silence that is held is withheld.
   */
  public void endUtterance() {
    cut = false;
    if (inUtterance) {
      if (!isHolding()) {
        releasedTo = recent.end();
      }
      end();
    }
  }

  /** Whether an utterance has begun and not ended. */
  public boolean isInUtterance() {
    return inUtterance;
  }

  /** How many samples came in and were not fed; those that are held now count too. */
  public long withheldSamples() {
    return recent.end() - fed;
  }

  @Override
  public void close() {
    detector.close();
  }

  private void follow(boolean speech) {
    silence = speech ? 0 : silence + windowSamples;
    if (!inUtterance) {
      rules = next;
      if (speech || (cut && !isHolding())) {
        begin();
      }
    }
    if (inUtterance) {
      if (!isHolding()) {
        releasedTo = judgedTo;
      }
      if (isOver()) {
        cut = !isHolding();
        end();
      }
    }
  }

  private void begin() {
    long wanted = judgedTo - windowSamples - format.samplesIn(rules.preRoll());
    start = Math.max(wanted, Math.max(releasedTo, recent.start()));
    releasedTo = start;
    fedTo = start;
    inUtterance = true;
    cut = false;
    sink.begin(start);
  }

  /** Whether the utterance ends after the window that was judged last. */
  private boolean isOver() {
    long length = judgedTo - start;
    long longest = format.samplesIn(rules.longestUtterance());
    return silence >= format.samplesIn(rules.endOfUtterance())
        || (isHolding() && length > longest / 4 * 3)
        || length + windowSamples > longest;
  }

  private void end() {
    feed();
    inUtterance = false;
    sink.end(fedTo);
  }

  private boolean isHolding() {
    return silence > format.samplesIn(rules.hangOver());
  }

  private void feed() {
    if (releasedTo > fedTo) {
      PcmChunk audio = recent.copy(fedTo, releasedTo);
      fedTo = releasedTo;
      fed += audio.length();
      sink.feed(audio);
    }
  }

  /** The first sample that may still be fed. */
  private long firstNeeded() {
    return inUtterance ? fedTo : Math.max(fedTo, judgedTo - format.samplesIn(next.preRoll()));
  }
}
