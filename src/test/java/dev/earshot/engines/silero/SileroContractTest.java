package dev.earshot.engines.silero;

import dev.earshot.audio.vad.VoiceActivityDetectorContract;
import dev.earshot.audio.vad.VoiceActivityDetectorFactory;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;

class SileroContractTest extends VoiceActivityDetectorContract {
  private static SileroEngine engine;

  @BeforeAll
  static void load() {
    engine = new SileroEngine(Optional.of(SileroModel.bothRates()), Optional.empty());
  }

  @Override
  protected VoiceActivityDetectorFactory detectors() {
    return engine;
  }
}
