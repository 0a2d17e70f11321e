package dev.earshot.audio.resample;

/**
 * The filter of one change of rate, sampled at each position that a target sample can have between
 * two source samples. Immutable, shared by all resamplers of the same rates. When the two rates
 * have too little in common for an exact table, the positions in between are interpolated.
 */
final class FilterBank {
  /** Largest exact table, 512 KiB; it holds every pair of customary rates. */
  private static final int MAX_EXACT_COEFFICIENTS = 1 << 17;

  /** Positions per sample of the lower rate: linear interpolation then errs below -100 dB. */
  private static final int INTERPOLATED_POSITIONS = 512;

  private final RateRatio ratio;
  private final int halfTaps;
  private final boolean exact;
  private final float[][] rows;

  FilterBank(RateRatio ratio) {
    KaiserSinc filter = new KaiserSinc(ratio.asDouble());
    this.ratio = ratio;
    // why: even, so that the number of taps is a multiple of the four sums of dot()
    this.halfTaps = 2 * (int) Math.ceil(filter.halfWidth() / 2);
    this.exact = (long) ratio.up() * 2 * halfTaps <= MAX_EXACT_COEFFICIENTS;
    int steps = exact ? ratio.up() : interpolationSteps(ratio);
    this.rows = new float[exact ? steps : steps + 1][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(filter, (double) i / steps);
    }
  }

  /** How many source samples are needed on each side of a target sample. */
  int halfTaps() {
    return halfTaps;
  }

  /**
   * The target sample at {@code phase}/up after the middle of the taps that begin at {@code at}.
   */
  float apply(float[] window, int at, int phase) {
    if (exact) {
      return dot(rows[phase], window, at);
    }
    double position = (double) phase * (rows.length - 1) / ratio.up();
    int before = (int) position;
    float a = dot(rows[before], window, at);
    float b = dot(rows[before + 1], window, at);
    return a + (float) (position - before) * (b - a);
  }

  private static int interpolationSteps(RateRatio ratio) {
    return (int) Math.ceil(INTERPOLATED_POSITIONS * Math.min(1, ratio.asDouble()));
  }

  private float[] row(KaiserSinc filter, double fraction) {
    double[] values = new double[2 * halfTaps];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = filter.at(halfTaps - 1 - i + fraction);
      sum += values[i];
    }
    // why: each row on its own passes a constant unchanged, so rounding makes no tone of its own
    float[] row = new float[values.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) (values[i] / sum);
    }
    return row;
  }

  private static float dot(float[] row, float[] window, int at) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    // why: four sums do not wait for each other, which makes this loop several times as fast as
    // with one
    for (int i = 0; i < row.length; i += 4) {
      a += row[i] * window[at + i];
      b += row[i + 1] * window[at + i + 1];
      c += row[i + 2] * window[at + i + 2];
      d += row[i + 3] * window[at + i + 3];
    }
    return (a + b) + (c + d);
  }
}
