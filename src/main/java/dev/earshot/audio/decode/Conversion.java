package dev.earshot.audio.decode;

import dev.earshot.audio.AudioCancelledException;
import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.PcmSpool;
import dev.earshot.audio.resample.Resampler;
import java.io.IOException;
import java.util.List;

/** One opened sound on its way through downmix and resampler. One thread at a time. */
final class Conversion {
  private static final int BLOCK_VALUES = 16 * 1024;

  private final SoundStream sound;
  private final Downmix downmix;
  private final Resampler resampler;

  Conversion(SoundStream sound, PcmFormat target) {
    SoundFormat format = sound.format();
    this.sound = sound;
    this.downmix = new Downmix(format.channels());
    this.resampler = Resampler.between(new PcmFormat(format.sampleRateHz()), target);
  }

  void run(PcmSpool spool) throws IOException {
    float[] block = new float[BLOCK_VALUES];
    int count = sound.read(block);
    while (count > 0) {
      requireUninterrupted();
      downmix.apply(block, count);
      append(resampler.accept(block, count), spool);
      count = sound.read(block);
    }
    append(resampler.finish(), spool);
  }

  List<DecodeWarning> warnings() {
    return sound.warnings();
  }

  String description() {
    return sound.format().description();
  }

  private static void append(float[] samples, PcmSpool spool) throws IOException {
    spool.append(samples, samples.length);
  }

  private static void requireUninterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new AudioCancelledException("decoding was interrupted");
    }
  }
}
