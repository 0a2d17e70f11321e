package dev.earshot.audio.vad;

/**
 * A stretch of a recording that is recognised in one go. Immutable.
 *
 * @param offsetSamples where it begins, counted from the recording's first sample
 * @param lengthSamples how long it is, at least 1
 * @param silent whether it is digital silence throughout, so that no recognizer need hear it; quiet
 *     rooms are not silent
 */
public record Region(long offsetSamples, int lengthSamples, boolean silent) {
  public Region {
    if (offsetSamples < 0 || lengthSamples < 1) {
      throw new IllegalArgumentException(
          "region of %d samples at %d".formatted(lengthSamples, offsetSamples));
    }
  }

  /** Where the next region begins. */
  public long endSamples() {
    return offsetSamples + lengthSamples;
  }
}
