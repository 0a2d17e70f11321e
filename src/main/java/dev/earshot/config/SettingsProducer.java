package dev.earshot.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands the settings to whoever injects them. Thread-safe. */
final class SettingsProducer {
  private SettingsProducer() {}

  @Produces
  @Singleton
  static Settings settings() {
    return Settings.current();
  }
}
