package dev.earshot.engines.pocketsphinx;

import dev.earshot.audio.PcmFormat;
import dev.earshot.transcript.Confidence;
import dev.earshot.transcript.Hypothesis;
import dev.earshot.transcript.Segment;
import dev.earshot.transcript.TimeSpan;
import dev.earshot.transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Says when in the stream a decoder's frame was heard: the decoder counts only the frames that it
 * was given, and silence is left out. Confined to one recognizer.
 */
final class FrameClock {
  private final PcmFormat format;
  private final int shiftSamples;
  private final long startSample;
  private int[] positions = new int[512];
  private int frames;

  /**
   * @param startSample of the stream, where the utterance begins
   */
  FrameClock(PcmFormat format, int shiftSamples, long startSample) {
    this.format = format;
    this.shiftSamples = shiftSamples;
    this.startSample = startSample;
  }

  /** The next frame that the decoder gets. */
  void add(CepstralFrame frame) {
    if (frames == positions.length) {
      positions = Arrays.copyOf(positions, 2 * frames);
    }
    positions[frames++] = frame.position();
  }

  int frames() {
    return frames;
  }

  /** What is heard so far; word confidences are not known yet. */
  Hypothesis provisional(DecodedPath path) {
    List<Word> words = new ArrayList<>();
    for (DecodedWord word : path.words()) {
      words.add(Word.of(word.text(), span(word, Long.MAX_VALUE)));
    }
    return Hypothesis.ofWords(words, path.score());
  }

  /** The finished utterance, if anything was said in it. */
  Optional<Segment> segment(List<DecodedPath> paths, long endSample) {
    if (paths.get(0).words().isEmpty()) {
      return Optional.empty();
    }
    List<Hypothesis> alternatives = new ArrayList<>();
    for (DecodedPath path : paths) {
      if (!path.words().isEmpty()) {
        alternatives.add(finished(path, endSample, alternatives.isEmpty()));
      }
    }
    TimeSpan span = new TimeSpan(format.durationOf(startSample), format.durationOf(endSample));
    return Optional.of(new Segment(span, alternatives));
  }

  private Hypothesis finished(DecodedPath path, long endSample, boolean best) {
    List<Word> words = new ArrayList<>();
    for (DecodedWord word : path.words()) {
      TimeSpan span = span(word, endSample);
      // why: the library computes posteriors for the best path only
      words.add(
          best
              ? Word.of(word.text(), span, Confidence.clamped(word.posterior()))
              : Word.of(word.text(), span));
    }
    return Hypothesis.ofWords(words, path.score());
  }

  private TimeSpan span(DecodedWord word, long endSample) {
    Duration start = format.durationOf(Math.min(sampleOf(word.firstFrame()), endSample));
    Duration end =
        format.durationOf(Math.min(sampleOf(word.lastFrame()) + shiftSamples, endSample));
    return new TimeSpan(start, end.compareTo(start) < 0 ? start : end);
  }

  private long sampleOf(int frame) {
    // why: the last frame is repeated at the end of an utterance, so there may be a few too many
    int known = Math.max(0, Math.min(frame, frames - 1));
    return startSample + (long) positions[known] * shiftSamples;
  }
}
