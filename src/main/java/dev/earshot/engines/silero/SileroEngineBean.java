package dev.earshot.engines.silero;

import dev.earshot.audio.vad.VoiceActivityDetectorFactory;
import dev.earshot.config.Settings;
import dev.earshot.config.Settings.Detection;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Offers the detector to the application, set up by the settings. Thread-safe. */
@Dependent
public class SileroEngineBean {
  @Produces
  @Singleton
  VoiceActivityDetectorFactory detectors(Settings settings) {
    Detection detection = settings.live().detection();
    return new SileroEngine(detection.sileroModel(), detection.onnxRuntime());
  }
}
