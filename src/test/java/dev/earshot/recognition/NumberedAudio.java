package dev.earshot.recognition;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;

/** Audio for tests whose samples tell where in the stream they are: negative ones are speech. */
final class NumberedAudio {
  static final PcmFormat FORMAT = new PcmFormat(1_000);
  private static final int DIFFERENT = 30_011;

  private NumberedAudio() {}

  static PcmChunk chunk(long offset, int length, boolean speech) {
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (short) (speech ? -number(offset + i) : number(offset + i));
    }
    return PcmChunk.of(FORMAT, samples);
  }

  static boolean belongs(short sample, long offset) {
    return Math.abs(sample) == number(offset);
  }

  private static int number(long offset) {
    return (int) (1 + offset % DIFFERENT);
  }
}
