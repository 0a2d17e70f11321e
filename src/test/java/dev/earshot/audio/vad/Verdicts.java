package dev.earshot.audio.vad;

import dev.earshot.audio.PcmChunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a detector says of each window of a stream. */
record Verdicts(PcmChunk stream, int windowSamples, List<Boolean> all) {
  /** Windows this much below the loudest are still plainly speech. */
  private static final double LOUD = 0.003;

  private static final int SEARCH_WINDOW = 160;

  static Verdicts of(VoiceActivityDetectorFactory detectors, PcmChunk stream) {
    List<Boolean> all = new ArrayList<>();
    try (var detector = detectors.newDetector(stream.format())) {
      int window = detector.windowSamples();
      for (int at = 0; at + window <= stream.length(); at += window) {
        all.add(detector.isSpeech(stream.samples(), at));
      }
      return new Verdicts(stream, window, all);
    }
  }

  /** The share of speech between two moments. */
  double speechShare(double fromSeconds, double toSeconds) {
    double perSecond = (double) stream.format().sampleRateHz() / windowSamples;
    int from = (int) Math.round(fromSeconds * perSecond);
    int to = Math.min(all.size(), (int) Math.round(toSeconds * perSecond));
    return all.subList(from, to).stream().filter(v -> v).count() / (double) (to - from);
  }

  /** The share of windows at most 25 dB below the loudest that are not speech. */
  double missedShare() {
    return missedShareOf(stream);
  }

  /** The same, where the speech is known without the noise. */
  double missedShareOf(PcmChunk clean) {
    double[] powers = new double[all.size()];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = power(clean, i * windowSamples, windowSamples);
    }
    double loud = LOUD * Arrays.stream(powers).max().orElseThrow();
    int missed = 0;
    int count = 0;
    for (int i = 0; i < powers.length; i++) {
      if (powers[i] > loud) {
        count++;
        missed += all.get(i) ? 0 : 1;
      }
    }
    return (double) missed / count;
  }

  /** Where a clip begins to be loud. */
  static int firstLoudSample(PcmChunk clip) {
    double loudest = 0;
    for (int at = 0; at + SEARCH_WINDOW <= clip.length(); at += SEARCH_WINDOW) {
      loudest = Math.max(loudest, power(clip, at, SEARCH_WINDOW));
    }
    int at = 0;
    while (power(clip, at, SEARCH_WINDOW) <= LOUD * loudest) {
      at += SEARCH_WINDOW;
    }
    return at;
  }

  private static double power(PcmChunk chunk, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += (double) chunk.samples()[i] * chunk.samples()[i];
    }
    return sum / count;
  }
}
