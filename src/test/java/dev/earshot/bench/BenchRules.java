package dev.earshot.bench;

import dev.earshot.audio.vad.AdaptiveDetectorFactory;
import dev.earshot.audio.vad.VoiceActivityDetectorFactory;
import dev.earshot.engines.silero.SileroEngine;
import dev.earshot.recognition.EndpointRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The rules of endpoints that a run asks for by {@code -DpreRoll} and {@code -DhangOver}, in ms.
 */
final class BenchRules {
  private BenchRules() {}

  /** Adaptive detectors, or Silero's for the network in {@code -Dsilero}. */
  static VoiceActivityDetectorFactory detectors() {
    String silero = System.getProperty("silero", "");
    return silero.isEmpty()
        ? new AdaptiveDetectorFactory()
        : new SileroEngine(Optional.of(Path.of(silero)), Optional.empty());
  }

  static EndpointRules asked() {
    EndpointRules usual = EndpointRules.defaults();
    return new EndpointRules(
        millis("preRoll", usual.preRoll()),
        millis("hangOver", usual.hangOver()),
        usual.endOfUtterance(),
        usual.longestUtterance());
  }

  private static Duration millis(String name, Duration usual) {
    return Duration.ofMillis(Long.getLong(name, usual.toMillis()));
  }
}
