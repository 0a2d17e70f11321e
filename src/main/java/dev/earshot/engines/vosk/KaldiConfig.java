package dev.earshot.engines.vosk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A configuration file of Kaldi: lines like {@code --sample-frequency=16000}. Immutable.
 *
 * @param options names without hyphens
 */
record KaldiConfig(Map<String, String> options) {
  private static final double DEFAULT_RATE_HZ = 16_000;
  private static final double MAX_RATE_HZ = 192_000;

  KaldiConfig {
    options = Map.copyOf(options);
  }

  static KaldiConfig read(Path file) throws IOException {
    // why this character set: it reads any bytes, and the options are ASCII
    return parse(Files.readString(file, StandardCharsets.ISO_8859_1));
  }

  static KaldiConfig parse(String text) {
    Map<String, String> options = new HashMap<>();
    for (String line : text.lines().toList()) {
      String option = line.replaceFirst("#.*", "").strip();
      if (option.startsWith("--")) {
        String[] parts = option.substring(2).split("=", 2);
        options.put(parts[0].strip(), parts.length == 2 ? parts[1].strip() : "true");
      }
    }
    return new KaldiConfig(options);
  }

  /**
   * The rate that the audio is analysed at.
   *
   * @throws IllegalArgumentException when that is no rate; libvosk would never return with it
   */
  int sampleRateHz() {
    String value = options.get("sample-frequency");
    double rate = value == null ? DEFAULT_RATE_HZ : Double.parseDouble(value);
    if (!(rate >= 1_000 && rate <= MAX_RATE_HZ)) {
      throw new IllegalArgumentException("a sample frequency of " + value + " Hz");
    }
    return (int) rate;
  }

  /** Whether it says which phones are silence; without them libvosk ends the process. */
  boolean knowsSilence() {
    return options.getOrDefault("endpoint.silence-phones", "").matches("\\d{1,9}(:\\d{1,9})*");
  }

  /** Whether audio of a lower rate is taken as well. */
  boolean allowsUpsampling() {
    return "true".equals(options.get("allow-upsample"));
  }
}
