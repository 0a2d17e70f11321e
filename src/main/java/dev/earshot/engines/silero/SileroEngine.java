package dev.earshot.engines.silero;

import dev.earshot.audio.PcmFormat;
import dev.earshot.audio.vad.AdaptiveDetectorFactory;
import dev.earshot.audio.vad.VoiceActivityDetector;
import dev.earshot.audio.vad.VoiceActivityDetectorFactory;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes detectors that ask Silero's network. Thread-safe; all streams share one network, which is
 * loaded once, when somebody first asks for an obstacle or a detector, and stays. Streams of
 * another rate than the network's (8 and 16 kHz, or only 16) get adaptive detectors.
 */
public final class SileroEngine implements VoiceActivityDetectorFactory {
  private final VoiceActivityDetectorFactory others = new AdaptiveDetectorFactory();
  private final LazyNetwork network;

  /**
   * An engine for a network of Silero's, version 5.
   *
   * @param model its file; empty when nobody named one
   * @param onnxRuntime what the operator names as the jar, only for saying what is missing
   */
  public SileroEngine(Optional<Path> model, Optional<Path> onnxRuntime) {
    this.network = new LazyNetwork(model, onnxRuntime);
  }

  @Override
  public String name() {
    return "silero";
  }

  @Override
  public Optional<String> obstacle() {
    return network.load().obstacle();
  }

  @Override
  public VoiceActivityDetector newDetector(PcmFormat format) {
    LazyNetwork.Loaded loaded = network.load();
    SpeechNetwork usable = loaded.network();
    if (usable == null) {
      throw new IllegalStateException(loaded.obstacle().orElse("no network"));
    }
    return SileroRate.of(format)
        .filter(usable::knows)
        .<VoiceActivityDetector>map(rate -> new SileroDetector(usable, rate))
        .orElseGet(() -> others.newDetector(format));
  }
}
