package dev.earshot.audio.resample;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.SampleScale;

/**
 * A live stream of PCM chunks on its way to another rate. One thread at a time. It holds back about
 * 57 samples of the lower rate (3.6 ms at 16 kHz), until {@link #finish()}.
 */
public final class PcmResampler {
  private final PcmFormat source;
  private final PcmFormat target;
  private final Resampler resampler;

  public PcmResampler(PcmFormat source, PcmFormat target) {
    this.source = source;
    this.target = target;
    this.resampler = Resampler.between(source, target);
  }

  /** The samples that are complete by now; may be none. */
  public PcmChunk accept(PcmChunk chunk) {
    if (!chunk.format().equals(source)) {
      throw new IllegalArgumentException(
          "chunk of %d Hz in a stream of %d Hz"
              .formatted(chunk.format().sampleRateHz(), source.sampleRateHz()));
    }
    float[] fractions = new float[chunk.length()];
    for (int i = 0; i < fractions.length; i++) {
      fractions[i] = SampleScale.toFraction(chunk.samples()[i]);
    }
    return toChunk(resampler.accept(fractions, fractions.length));
  }

  /** The rest of the stream. */
  public PcmChunk finish() {
    return toChunk(resampler.finish());
  }

  private PcmChunk toChunk(float[] fractions) {
    short[] samples = new short[fractions.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = SampleScale.toPcm(fractions[i]);
    }
    return PcmChunk.of(target, samples);
  }
}
