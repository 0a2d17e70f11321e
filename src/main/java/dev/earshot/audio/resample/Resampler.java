package dev.earshot.audio.resample;

import dev.earshot.audio.PcmFormat;
import java.util.Arrays;

/**
 * One stream of samples on its way from one rate to another. One thread at a time. Target sample n
 * lies at the time of source position n x source rate / target rate: nothing is delayed. How the
 * stream is cut into pieces does not change a bit of the result.
 */
public final class Resampler {
  private static final FilterBanks BANKS = new FilterBanks();
  private static final int STEP_SAMPLES = 4096;

  private final RateRatio ratio;
  private final FilterBank bank;

  /** Source samples still needed; before the first sample lies silence. */
  private final float[] window;

  private int filled;

  /** The first tap of the next target sample, as an index into the window. */
  private int nextTap;

  /** How far the next target sample lies behind a source sample, in parts of {@code up}. */
  private int phase;

  private long received;
  private long emitted;
  private boolean finished;

  private Resampler(RateRatio ratio) {
    this.ratio = ratio;
    this.bank = BANKS.forRatio(ratio);
    this.window = new float[2 * bank.halfTaps() + STEP_SAMPLES];
    this.filled = bank.halfTaps() - 1;
  }

  public static Resampler between(PcmFormat source, PcmFormat target) {
    return new Resampler(RateRatio.between(source, target));
  }

  /** Takes the first {@code count} samples; returns the target samples that are complete by now. */
  public float[] accept(float[] samples, int count) {
    requireUnfinished();
    received += count;
    if (isIdentity()) {
      emitted = received;
      return Arrays.copyOf(samples, count);
    }
    long complete = ratio.targetSamplesBefore(received - bank.halfTaps());
    return convert(samples, count, complete);
  }

  /** Ends the stream with silence; returns the rest, which makes the length the rounded one. */
  public float[] finish() {
    requireUnfinished();
    finished = true;
    return convert(new float[bank.halfTaps()], bank.halfTaps(), ratio.targetSamples(received));
  }

  private boolean isIdentity() {
    return ratio.up() == ratio.down();
  }

  private float[] convert(float[] samples, int count, long emittedAfterwards) {
    float[] target = new float[Math.toIntExact(emittedAfterwards - emitted)];
    int made = 0;
    int taken = 0;
    while (taken < count) {
      int step = Math.min(count - taken, window.length - filled);
      System.arraycopy(samples, taken, window, filled, step);
      taken += step;
      filled += step;
      made = fill(target, made);
      forget();
    }
    emitted = emittedAfterwards;
    return target;
  }

  private int fill(float[] target, int from) {
    int made = from;
    while (made < target.length && nextTap + 2 * bank.halfTaps() <= filled) {
      target[made++] = bank.apply(window, nextTap, phase);
      long position = (long) phase + ratio.down();
      nextTap += (int) (position / ratio.up());
      phase = (int) (position % ratio.up());
    }
    return made;
  }

  private void forget() {
    int kept = filled - nextTap;
    System.arraycopy(window, nextTap, window, 0, kept);
    filled = kept;
    nextTap = 0;
  }

  private void requireUnfinished() {
    if (finished) {
      throw new IllegalStateException("resampler finished");
    }
  }
}
