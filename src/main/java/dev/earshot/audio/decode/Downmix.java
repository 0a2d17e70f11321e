package dev.earshot.audio.decode;

/** The mean of all channels. Immutable. */
final class Downmix {
  private final int channels;
  private final float share;

  Downmix(int channels) {
    this.channels = channels;
    this.share = 1f / channels;
  }

  /** Replaces the interleaved samples by {@code count} mono samples at the array's beginning. */
  void apply(float[] interleaved, int count) {
    if (channels == 1) {
      return;
    }
    for (int i = 0; i < count; i++) {
      float sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += interleaved[i * channels + channel];
      }
      interleaved[i] = sum * share;
    }
  }
}
