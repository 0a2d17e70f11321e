package dev.earshot.transcription.live;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.resample.PcmResampler;
import org.jspecify.annotations.Nullable;

/** Brings a stream whose rate may change to a model's rate. One thread at a time. */
final class RateMatcher {
  private final PcmFormat target;
  private PcmFormat source;
  private @Nullable PcmResampler resampler;

  RateMatcher(PcmFormat target) {
    this.target = target;
    this.source = target;
  }

  /** The samples that are complete by now; may be none. */
  PcmChunk accept(PcmChunk chunk) {
    PcmChunk before = chunk.format().equals(source) ? nothing() : finish();
    if (!chunk.format().equals(source)) {
      source = chunk.format();
      resampler = source.equals(target) ? null : new PcmResampler(source, target);
    }
    PcmResampler mine = resampler;
    return join(before, mine == null ? chunk : mine.accept(chunk));
  }

  /** The rest of the stream. */
  PcmChunk finish() {
    PcmResampler last = resampler;
    resampler = null;
    source = target;
    return last == null ? nothing() : last.finish();
  }

  private PcmChunk nothing() {
    return PcmChunk.of(target, new short[0]);
  }

  private PcmChunk join(PcmChunk first, PcmChunk second) {
    if (first.length() == 0) {
      return second;
    }
    short[] both = new short[first.length() + second.length()];
    System.arraycopy(first.samples(), 0, both, 0, first.length());
    System.arraycopy(second.samples(), 0, both, first.length(), second.length());
    return PcmChunk.of(target, both);
  }
}
