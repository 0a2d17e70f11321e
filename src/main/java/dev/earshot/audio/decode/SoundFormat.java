package dev.earshot.audio.decode;

import dev.earshot.audio.DamagedAudioException;
import dev.earshot.audio.PcmFormat;

/**
 * What the header of a sound says, checked. Immutable. A rate or a number of channels outside the
 * limits is taken for damage, because no recorder of speech writes it.
 *
 * @param container name of the container, e.g. {@code WAV}
 * @param encoding how a sample is written, e.g. {@code PCM 16}
 * @param channels 1 to {@value #MAX_CHANNELS}
 */
public record SoundFormat(String container, String encoding, int sampleRateHz, int channels) {
  /** More than any arrangement of microphones or loudspeakers in use. */
  public static final int MAX_CHANNELS = 64;

  public SoundFormat {
    if (sampleRateHz < PcmFormat.MIN_RATE_HZ || sampleRateHz > PcmFormat.MAX_RATE_HZ) {
      throw new DamagedAudioException(
          "%s header: sample rate %s Hz, accepted are %d to %d Hz"
              .formatted(
                  container,
                  Integer.toUnsignedString(sampleRateHz),
                  PcmFormat.MIN_RATE_HZ,
                  PcmFormat.MAX_RATE_HZ));
    }
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw new DamagedAudioException(
          "%s header: %d channels, accepted are 1 to %d"
              .formatted(container, channels, MAX_CHANNELS));
    }
  }

  /** For people, e.g. {@code WAV 44100 Hz, 2 channels, PCM 16}. */
  public String description() {
    return "%s %d Hz, %d %s, %s"
        .formatted(
            container, sampleRateHz, channels, channels == 1 ? "channel" : "channels", encoding);
  }
}
