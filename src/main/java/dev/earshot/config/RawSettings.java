package dev.earshot.config;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The settings as text, before they mean anything. Immutable. A system property wins over an
 * environment variable, which wins over a variable of the server that is replaced, which wins over
 * the file of defaults; blank counts as absent.
 */
final class RawSettings {
  private static final String DEFAULTS = "/META-INF/earshot-defaults.properties";

  /** Variables of the servers that are replaced, by the setting that they mean. */
  private static final Map<String, String> ALIASES =
      Map.of(
          "earshot.host", "VOSK_SERVER_INTERFACE",
          "earshot.vosk-port", "VOSK_SERVER_PORT",
          "earshot.vosk-sample-rate", "VOSK_SAMPLE_RATE",
          "earshot.vosk-alternatives", "VOSK_ALTERNATIVES",
          "earshot.vosk-words", "VOSK_SHOW_WORDS",
          "earshot.vosk-model", "VOSK_MODEL_PATH",
          "earshot.vosk-speaker-model", "VOSK_SPK_MODEL_PATH",
          "earshot.sepia-settings", "SEPIA_STT_SETTINGS");

  private final Map<String, String> properties;
  private final Map<String, String> environment;
  private final Properties defaults;

  RawSettings(Map<String, String> properties, Map<String, String> environment) {
    this.properties = Map.copyOf(properties);
    this.environment = Map.copyOf(environment);
    this.defaults = loadDefaults();
  }

  static RawSettings ofProcess() {
    return new RawSettings(processProperties(), System.getenv());
  }

  /** The system properties that are settings. */
  static Map<String, String> processProperties() {
    Map<String, String> properties = new HashMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith("earshot.")) {
        properties.put(name, System.getProperty(name, ""));
      }
    }
    return properties;
  }

  /** The value, unless it is blank everywhere. */
  Optional<String> find(String name) {
    return List.of(
            properties.getOrDefault(name, ""),
            environment.getOrDefault(environmentName(name), ""),
            aliased(name),
            defaults.getProperty(name, ""))
        .stream()
        .map(String::trim)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** Whether somebody set it to something. */
  boolean isChosen(String name) {
    return !properties.getOrDefault(name, "").isBlank()
        || !environment.getOrDefault(environmentName(name), "").isBlank()
        || !aliased(name).isBlank();
  }

  /** The name under which the person who set it knows it. */
  String givenName(String name) {
    boolean ours =
        !properties.getOrDefault(name, "").isBlank()
            || !environment.getOrDefault(environmentName(name), "").isBlank();
    return ours || aliased(name).isBlank()
        ? environmentName(name)
        : ALIASES.getOrDefault(name, environmentName(name));
  }

  /** The values of foreign variables, by the setting that they mean. */
  Map<String, String> aliases() {
    return ALIASES.keySet().stream()
        .filter(name -> !aliased(name).isBlank())
        .collect(Collectors.toUnmodifiableMap(name -> name, this::aliased));
  }

  private String aliased(String name) {
    String alias = ALIASES.get(name);
    return alias == null ? "" : environment.getOrDefault(alias, "");
  }

  /** The folders in which the system looks for programs. */
  List<Path> searchPath() {
    return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> folder(folder).stream())
        .filter(Path::isAbsolute)
        .toList();
  }

  /** Names that somebody set although nothing reads them: most likely misspelt. */
  List<String> unknownNames() {
    TreeSet<String> unknown = new TreeSet<>(properties.keySet());
    environment.keySet().stream().filter(n -> n.startsWith("EARSHOT_")).forEach(unknown::add);
    for (String known : defaults.stringPropertyNames()) {
      unknown.remove(known);
      unknown.remove(environmentName(known));
    }
    return List.copyOf(unknown);
  }

  /** {@code earshot.database.url} becomes {@code EARSHOT_DATABASE_URL}. */
  static String environmentName(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static Optional<Path> folder(String name) {
    try {
      return Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Properties loadDefaults() {
    Properties defaults = new Properties();
    try (InputStream in = RawSettings.class.getResourceAsStream(DEFAULTS)) {
      if (in == null) {
        throw new IllegalStateException("the file of defaults is missing: " + DEFAULTS);
      }
      defaults.load(in);
      return defaults;
    } catch (IOException e) {
      throw new UncheckedIOException("the file of defaults is unreadable: " + DEFAULTS, e);
    }
  }
}
