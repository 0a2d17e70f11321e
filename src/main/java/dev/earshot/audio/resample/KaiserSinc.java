package dev.earshot.audio.resample;

import java.util.stream.IntStream;

/**
 * The ideal low-pass filter, a sinc, made finite by a Kaiser window, as a function of time.
 * Immutable. Time is counted in samples of the source rate, so the filter is the wider the lower
 * the target rate.
 */
final class KaiserSinc {
  /** Where the response is halved: in the middle between 0.9 and 1.0 of the lower Nyquist. */
  private static final double CUTOFF = 0.95;

  private static final double TRANSITION = 0.1;
  private static final double STOP_BAND_DB = 90;
  private static final double BETA = 0.1102 * (STOP_BAND_DB - 8.7);

  /** Half the window in samples of the lower rate, by Kaiser's estimate. */
  private static final double HALF_WIDTH = (STOP_BAND_DB - 7.95) / (14.36 * TRANSITION / 2) / 2;

  /** 1/k² from k = 1 on. */
  private static final double[] INVERSE_SQUARES =
      IntStream.rangeClosed(1, 24).mapToDouble(k -> 1 / square(k)).toArray();

  private final double cutoff;
  private final double halfWidth;

  /** The filter for a rate change by {@code ratio}, target rate over source rate. */
  KaiserSinc(double ratio) {
    double lower = Math.min(1, ratio);
    this.cutoff = CUTOFF * lower;
    this.halfWidth = HALF_WIDTH / lower;
  }

  /** Beyond this distance, in source samples, the filter is zero. */
  double halfWidth() {
    return halfWidth;
  }

  double at(double sourceSamples) {
    double inside = 1 - square(sourceSamples / halfWidth);
    if (inside <= 0) {
      return 0;
    }
    return sinc(cutoff * sourceSamples) * besselI0(BETA * Math.sqrt(inside));
  }

  private static double sinc(double x) {
    double angle = Math.PI * x;
    return Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle;
  }

  /** The power series; its terms of up to BETA have long vanished where it stops. */
  private static double besselI0(double x) {
    double quarterSquare = square(x / 2);
    double sum = 1;
    double term = 1;
    for (double inverseSquare : INVERSE_SQUARES) {
      term *= quarterSquare * inverseSquare;
      sum += term;
    }
    return sum;
  }

  private static double square(double x) {
    return x * x;
  }
}
