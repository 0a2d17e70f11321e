package dev.earshot.transcription.live;

import dev.earshot.audio.PcmChunk;
import dev.earshot.audio.PcmFormat;

/**
 * Makes samples out of the bytes of a stream: signed 16-bit little-endian, one channel. One thread
 * at a time. A WAV header at the beginning is taken off; its rate counts more than what was said
 * before, and less than what is said after. Half a sample waits for its other half.
 */
final class AudioIntake {
  private final RiffHeader header = new RiffHeader();
  private PcmFormat format;
  private boolean half;
  private byte lowByte;

  AudioIntake(PcmFormat format) {
    this.format = format;
  }

  /** Of the bytes that came last. */
  PcmFormat format() {
    return format;
  }

  /** The bytes that follow have another rate. */
  void use(PcmFormat other) {
    format = other;
  }

  /** The samples that are complete by now; may be none. */
  PcmChunk accept(byte[] bytes) {
    boolean before = header.isOver();
    byte[] audio = header.strip(bytes);
    if (!before && header.isOver()) {
      header.format().ifPresent(this::use);
    }
    return PcmChunk.of(format, samples(audio));
  }

  /** The rest of the stream: what was held because it could have become a header. */
  PcmChunk finish() {
    return PcmChunk.of(format, samples(header.end()));
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
}
