package dev.earshot.engines.vosk;

import dev.earshot.config.Settings;
import dev.earshot.recognition.SpeechEngine;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Offers the engine to the application, set up by the settings. Thread-safe. */
@Dependent
public class VoskEngineBean {
  @Produces
  @Singleton
  SpeechEngine engine(Settings settings) {
    return new VoskEngine(settings.recognition().voskSpeakerModel());
  }
}
