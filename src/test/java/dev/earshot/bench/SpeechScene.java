package dev.earshot.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Clips one after the other in one stream, with a pause before each and after the last, and noise
 * over everything. Immutable.
 *
 * @param samples of the stream
 * @param starts where each clip begins
 */
record SpeechScene(short[] samples, List<Integer> starts) {
  private static final int PAUSE_SAMPLES = 3 * SpeechSet.RATE_HZ;

  /** Power of the noise of a quiet room, about -66 dB of full scale. */
  private static final double ROOM_POWER = 16 * 16;

  /**
   * Noise goes with each clip's level, and changes in the middle of the pauses.
   *
   * @param snrDecibels the clip's mean power over that of the noise; infinite for none but a room's
   * @param gain applied to everything, quantisation follows
   */
  static SpeechScene of(
      List<SpeechSet.Clip> clips, NoiseSource noise, double snrDecibels, double gain) {
    int length = PAUSE_SAMPLES;
    for (SpeechSet.Clip clip : clips) {
      length += clip.samples().length + PAUSE_SAMPLES;
    }
    short[] all = new short[length];
    List<Integer> starts = new ArrayList<>();
    int at = 0;
    for (SpeechSet.Clip clip : clips) {
      double power = Math.max(ROOM_POWER, power(clip.samples()) / Math.pow(10, snrDecibels / 10));
      double amplitude = Math.sqrt(power);
      int start = (starts.isEmpty() ? PAUSE_SAMPLES : at + PAUSE_SAMPLES / 2);
      int end = start + clip.samples().length;
      boolean last = starts.size() == clips.size() - 1;
      int to = last ? length : end + PAUSE_SAMPLES / 2;
      for (; at < to; at++) {
        double speech = at >= start && at < end ? clip.samples()[at - start] : 0;
        all[at] = clipped(gain * (speech + amplitude * noise.next()));
      }
      starts.add(start);
    }
    return new SpeechScene(all, List.copyOf(starts));
  }

  private static double power(short[] samples) {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return sum / samples.length;
  }

  private static short clipped(double value) {
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
  }
}
