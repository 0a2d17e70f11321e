package dev.earshot.engines.pocketsphinx;

import dev.earshot.audio.PcmFormat;
import dev.earshot.recognition.RecognitionUpdate;
import dev.earshot.transcript.Segment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The utterances of one stream, one after another, each decoded as if it were alone; only the clock
 * and the estimate of the mean go through. One thread at a time.
 */
final class Utterances {
  /** Audible frames that an estimate must rest on before decoding starts: half a second. */
  private static final int ENOUGH_FRAMES = 50;

  /** An utterance of more frames is ended here, because ending it is one native call. */
  private static final int MAX_FRAMES = 3_000;

  private final Decoder decoder;
  private final FrontEnd frontEnd;
  private final PcmFormat format;
  private final int maxAlternatives;
  private final boolean normalise;
  private final float[] guess;
  private final CepstralMean running;
  private final List<CepstralFrame> held = new ArrayList<>();
  private final Deque<Segment> ready = new ArrayDeque<>();
  private float @Nullable [] calibrated;
  private float[] mean;
  private FrameClock clock;
  private long samplesHeard;
  private boolean open;
  private String lastPartial = "";

  Utterances(Decoder decoder, AcousticSettings settings, int maxAlternatives) {
    this.decoder = decoder;
    this.frontEnd = decoder.frontEnd();
    this.format = new PcmFormat(settings.sampleRateHz());
    this.maxAlternatives = maxAlternatives;
    this.normalise = settings.normalisesMean();
    this.guess = settings.initialMean(frontEnd.coefficients());
    this.running = new CepstralMean(guess);
    this.mean = new float[frontEnd.coefficients()];
    this.clock = new FrameClock(format, frontEnd.shiftSamples(), 0);
  }

  void calibrate(short[] upcoming) {
    if (open) {
      throw new IllegalStateException("calibrate between utterances, not within one");
    }
    frontEnd.start();
    List<CepstralFrame> frames = frontEnd.feed(upcoming, 0, upcoming.length);
    frames.addAll(frontEnd.end());
    calibrated = CepstralMean.of(frames, guess);
  }

  RecognitionUpdate hear(short[] samples) {
    int step = format.sampleRateHz();
    for (int from = 0; from < samples.length; from += step) {
      step(samples, from, Math.min(from + step, samples.length));
    }
    Segment complete = ready.poll();
    return complete == null ? partial() : new RecognitionUpdate.Final(complete);
  }

  private void step(short[] samples, int from, int to) {
    if (!open) {
      open();
    }
    List<CepstralFrame> frames = frontEnd.feed(samples, from, to);
    samplesHeard += to - from;
    running.hear(frames);
    held.addAll(frames);
    if (calibrated != null || running.weight() >= ENOUGH_FRAMES) {
      decodeHeld();
    }
    if (clock.frames() > MAX_FRAMES) {
      ready.addAll(complete());
    }
  }

  private void open() {
    frontEnd.start();
    clock = new FrameClock(format, frontEnd.shiftSamples(), samplesHeard);
    open = true;
  }

  /** Everything said since the last final. */
  List<Segment> end() {
    List<Segment> all = new ArrayList<>(ready);
    ready.clear();
    if (open) {
      all.addAll(complete());
    }
    return all;
  }

  private List<Segment> complete() {
    List<CepstralFrame> tail = frontEnd.end();
    running.hear(tail);
    held.addAll(tail);
    decodeHeld();
    open = false;
    calibrated = null;
    lastPartial = "";
    if (!decoder.isSpeaking()) {
      return List.of();
    }
    decoder.end(mean);
    return clock.segment(decoder.alternatives(maxAlternatives), samplesHeard).stream().toList();
  }

  private void decodeHeld() {
    if (held.isEmpty()) {
      return;
    }
    if (!decoder.isSpeaking()) {
      decoder.begin();
    }
    chooseMean();
    held.forEach(clock::add);
    decoder.decode(held, mean);
    held.clear();
  }

  private void chooseMean() {
    if (normalise) {
      mean = calibrated != null ? calibrated : running.estimate();
    }
  }

  private RecognitionUpdate partial() {
    if (!decoder.isSpeaking()) {
      return new RecognitionUpdate.Unchanged();
    }
    DecodedPath best = decoder.best();
    if (best.text().equals(lastPartial)) {
      return new RecognitionUpdate.Unchanged();
    }
    lastPartial = best.text();
    return new RecognitionUpdate.Partial(clock.provisional(best));
  }
}
