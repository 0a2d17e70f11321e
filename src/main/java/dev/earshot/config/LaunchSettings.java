package dev.earshot.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The settings as somebody sees them who starts a server in another process. Immutable.
 *
 * @param settings already checked
 * @param environment gives the other process the same settings; complete: no other {@code
 *     EARSHOT_*} variable may be handed on
 * @param javaOptions of the server's JVM
 * @param unknownNames set by somebody although nothing reads them
 * @param preset the settings that only the presets gave a value
 */
public record LaunchSettings(
    Settings settings,
    Map<String, String> environment,
    List<String> javaOptions,
    List<String> unknownNames,
    Set<String> preset) {

  @Override
  public String toString() {
    // why: the environment may hold passwords
    return "LaunchSettings[" + settings + "]";
  }

  /**
   * Reads the settings of this process.
   *
   * @param presets weaker than system properties and environment, stronger than the file of
   *     defaults; a setting that somebody set to nothing on purpose is not preset
   * @throws SettingsException listing every problem at once
   */
  public static LaunchSettings ofProcess(Map<String, String> presets) {
    return read(RawSettings.processProperties(), System.getenv(), presets);
  }

  static LaunchSettings read(
      Map<String, String> properties,
      Map<String, String> environment,
      Map<String, String> presets) {
    Map<String, String> named = new HashMap<>(properties);
    Set<String> preset = new HashSet<>();
    presets.forEach(
        (name, value) -> {
          if (!environment.containsKey(RawSettings.environmentName(name))
              && named.putIfAbsent(name, value) == null) {
            preset.add(name);
          }
        });
    RawSettings raw = new RawSettings(named, environment);
    return new LaunchSettings(
        new SettingsReader(raw).read(),
        environmentOf(raw.aliases(), named, environment),
        List.of(raw.find("earshot.java-opts").orElse("").split("\\s+")),
        raw.unknownNames(),
        Set.copyOf(preset));
  }

  /** {@code earshot.database.url} becomes {@code EARSHOT_DATABASE_URL}. */
  public static String environmentName(String setting) {
    return RawSettings.environmentName(setting);
  }

  /** Whether somebody chose a value, be it the default one. */
  public boolean isChosen(String setting) {
    return !preset.contains(setting)
        && !environment.getOrDefault(environmentName(setting), "").isBlank();
  }

  private static Map<String, String> environmentOf(
      Map<String, String> aliases, Map<String, String> named, Map<String, String> environment) {
    Map<String, String> all = new TreeMap<>();
    aliases.forEach((name, value) -> all.put(environmentName(name), value));
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("EARSHOT_") && !(value.isBlank() && all.containsKey(name))) {
            all.put(name, value);
          }
        });
    named.forEach(
        (name, value) -> {
          // why: a blank property counts as absent, so it must not hide the environment
          if (!value.isBlank()) {
            all.put(environmentName(name), value);
          }
        });
    return Map.copyOf(all);
  }
}
