package dev.earshot.engines.silero;

import dev.earshot.audio.PcmFormat;
import java.util.Arrays;
import java.util.Optional;

/** What the network takes at a rate: windows of 32 ms, and before each the end of the last one. */
enum SileroRate {
  NARROW(8_000, 256, 32),
  WIDE(16_000, 512, 64);

  private final int hz;
  private final int windowSamples;
  private final int contextSamples;

  SileroRate(int hz, int windowSamples, int contextSamples) {
    this.hz = hz;
    this.windowSamples = windowSamples;
    this.contextSamples = contextSamples;
  }

  static Optional<SileroRate> of(PcmFormat format) {
    return Arrays.stream(values()).filter(r -> r.hz == format.sampleRateHz()).findFirst();
  }

  int hz() {
    return hz;
  }

  int windowSamples() {
    return windowSamples;
  }

  int contextSamples() {
    return contextSamples;
  }

  float[] newInput() {
    return new float[contextSamples + windowSamples];
  }
}
