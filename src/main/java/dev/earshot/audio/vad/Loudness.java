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

  /** A window belongs to a pause when it is at most 6 dB above the quiet ones of the stretch. */
  private static final double PAUSE_POWER_RATIO = 4;

  /** Which of the windows, ordered by power, stands for the quiet ones. */
  private static final double QUIET_QUANTILE = 0.1;

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
    double threshold = Math.max(LEAST_POWER, quietPower() * PAUSE_POWER_RATIO);
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

  private double quietPower() {
    double[] ordered = Arrays.copyOf(powers, windows);
    Arrays.sort(ordered);
    return ordered[(int) (windows * QUIET_QUANTILE)];
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
