package dev.earshot.transcript;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a voice sounds like, as a point in a speaker model's space: vectors of one person lie close
 * together (by cosine). Personal data, so it is printed nowhere. Immutable.
 */
public final class SpeakerVector implements Serializable {
  private static final long serialVersionUID = 1;

  private final float[] values;
  private final int frames;

  /**
   * @param values at least one; copied
   * @param frames of speech that it rests on, 10 ms each; with few it says little
   */
  public SpeakerVector(float[] values, int frames) {
    if (values.length == 0 || frames < 0) {
      throw new IllegalArgumentException("not a speaker vector of " + frames + " frames");
    }
    this.values = values.clone();
    this.frames = frames;
  }

  /** A copy. */
  public float[] values() {
    return values.clone();
  }

  public int frames() {
    return frames;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SpeakerVector that
        && frames == that.frames
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + frames;
  }

  @Override
  public String toString() {
    return "SpeakerVector[" + values.length + " values, " + frames + " frames]";
  }
}
