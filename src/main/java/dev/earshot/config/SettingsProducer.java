package dev.earshot.config;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands the settings to whoever injects them. Thread-safe. */
@Dependent
public class SettingsProducer {
  @Produces
  @Singleton
  Settings settings() {
    return Settings.current();
  }
}
