package dev.earshot.transcription.live;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.resample.PcmResampler;
import org.jspecify.annotations.Nullable;

/**
 * Makes samples of a model's rate out of the bytes of a stream: signed 16-bit little-endian, one
 * channel. One thread at a time. A WAV header at the beginning is taken off; its rate counts more
 * than what was said before. Half a sample waits for its other half.
 */
final class AudioIntake {
  private final RiffHeader header = new RiffHeader();
  private final PcmFormat target;
  private PcmFormat source;
  private @Nullable PcmResampler resampler;
  private boolean half;
  private byte lowByte;

  AudioIntake(PcmFormat source, PcmFormat target) {
    this.source = source;
    this.target = target;
    this.resampler = resampler();
  }

  PcmFormat source() {
    return source;
  }

  /** The bytes that follow have another rate. */
  void use(PcmFormat newSource) {
    if (!newSource.equals(source)) {
      source = newSource;
      resampler = resampler();
    }
  }

  /** The samples that are complete by now; may be none. */
  PcmChunk accept(byte[] bytes) {
    boolean before = header.isOver();
    byte[] audio = header.strip(bytes);
    if (!before && header.isOver()) {
      header.format().ifPresent(this::use);
    }
    return converted(audio);
  }

  /** The rest of the stream. */
  PcmChunk finish() {
    PcmChunk rest = converted(header.end());
    PcmResampler last = resampler;
    if (last == null) {
      return rest;
    }
    PcmChunk tail = last.finish();
    short[] both = new short[rest.length() + tail.length()];
    System.arraycopy(rest.samples(), 0, both, 0, rest.length());
    System.arraycopy(tail.samples(), 0, both, rest.length(), tail.length());
    return PcmChunk.of(target, both);
  }

  private PcmChunk converted(byte[] audio) {
    PcmChunk chunk = PcmChunk.of(source, samples(audio));
    return resampler == null ? chunk : resampler.accept(chunk);
  }

  private short[] samples(byte[] audio) {
    int available = audio.length + (half ? 1 : 0);
    short[] samples = new short[available / 2];
    int at = 0;
    for (int i = 0; i < samples.length; i++) {
      int low = half ? lowByte : audio[at++];
      half = false;
      samples[i] = (short) (low & 0xFF | audio[at++] << 8);
    }
    if (at < audio.length) {
      half = true;
      lowByte = audio[at];
    }
    return samples;
  }

  private @Nullable PcmResampler resampler() {
    return source.equals(target) ? null : new PcmResampler(source, target);
  }
}
