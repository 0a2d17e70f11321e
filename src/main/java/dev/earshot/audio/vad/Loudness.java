package dev.earshot.audio.vad;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import java.time.Duration;
import java.util.Arrays;

/**
 * How loud a stretch of sound is, window by window. One thread at a time. Holds one number for each
 * 20 ms, so it is for stretches of bounded length.
 */
final class Loudness {
  private static final Duration WINDOW = Duration.ofMillis(20);

  /** A window belongs to a pause when it is at most 6 dB above the quietest place. */
  private static final double PAUSE_OVER_QUIETEST = 4;

  /** Or 30 dB below the mean, so that a dropout does not make a real pause seem loud. */
  private static final double PAUSE_UNDER_MEAN = 0.001;

  /** The shortest pause that is looked for, in windows. */
  private static final int SHORTEST_PAUSE = 5;

  /** Power of one bit of noise: in digital silence anything below is a pause. */
  private static final double LEAST_POWER = 1;

  private final int windowSamples;
  private double[] powers = new double[256];
  private int windows;
  private double sum;
  private double sumOfSquares;
  private int inWindow;

  Loudness(PcmFormat format) {
    this.windowSamples = (int) format.samplesIn(WINDOW);
  }

  void accept(PcmChunk chunk) {
    for (short sample : chunk.samples()) {
      sum += sample;
      sumOfSquares += (double) sample * sample;
      inWindow++;
      if (inWindow == windowSamples) {
        endWindow();
      }
    }
  }

  /**
   * The middle of the longest run of quiet windows, in samples; the latest of equally long ones.
   */
  int middleOfLongestPause() {
    double threshold = pauseThreshold();
    int longest = 0;
    int longestEnd = 0;
    int run = 0;
    for (int i = 0; i < windows; i++) {
      run = powers[i] <= threshold ? run + 1 : 0;
      if (run > 0 && run >= longest) {
        longest = run;
        longestEnd = i + 1;
      }
    }
    return longestEnd * windowSamples - longest * windowSamples / 2;
  }

  private double pauseThreshold() {
    double mean = Arrays.stream(powers, 0, windows).average().orElse(0);
    double relative = Math.max(quietestPower() * PAUSE_OVER_QUIETEST, mean * PAUSE_UNDER_MEAN);
    return Math.max(LEAST_POWER, relative);
  }

  /** The least mean power that lasts for the shortest pause. */
  private double quietestPower() {
    double least = Double.MAX_VALUE;
    for (int end = SHORTEST_PAUSE; end <= windows; end++) {
      double power = Arrays.stream(powers, end - SHORTEST_PAUSE, end).sum() / SHORTEST_PAUSE;
      least = Math.min(least, power);
    }
    return least;
  }

  private void endWindow() {
    if (windows == powers.length) {
      powers = Arrays.copyOf(powers, 2 * windows);
    }
    // why: without the mean, because cheap sound cards add a constant that nobody hears
    double mean = sum / windowSamples;
    powers[windows++] = sumOfSquares / windowSamples - mean * mean;
    sum = 0;
    sumOfSquares = 0;
    inWindow = 0;
  }
}
