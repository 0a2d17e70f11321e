package dev.earshot.bench;

import java.util.ArrayList;
import java.util.List;

/** Cuts a clip at its quietest moments. Stateless. */
final class Regions {
  private static final int WINDOW = SpeechSet.RATE_HZ / 10;

  private Regions() {}

  /** Pairs of first sample and end; none longer than {@code max}. */
  static List<int[]> of(short[] samples, int max) {
    List<int[]> regions = new ArrayList<>();
    int from = 0;
    while (samples.length - from > max) {
      int end = quietest(samples, from + max / 2, from + max);
      regions.add(new int[] {from, end});
      from = end;
    }
    regions.add(new int[] {from, samples.length});
    return regions;
  }

  private static int quietest(short[] samples, int from, int to) {
    int best = to;
    double least = Double.MAX_VALUE;
    for (int at = from; at + WINDOW <= to; at += WINDOW / 4) {
      double energy = 0;
      for (int i = at; i < at + WINDOW; i++) {
        energy += (double) samples[i] * samples[i];
      }
      if (energy <= least) {
        least = energy;
        best = at + WINDOW / 2;
      }
    }
    return best;
  }
}
