package dev.earshot.engines.pocketsphinx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an acoustic model wants its audio prepared, as its {@code feat.params} says. Immutable.
 *
 * @param options names without hyphen, as the library knows them
 */
record AcousticSettings(Map<String, String> options) {
  private static final int DEFAULT_RATE_HZ = 16_000;

  AcousticSettings {
    options = Map.copyOf(options);
  }

  static AcousticSettings read(Path featParams) throws IOException {
    return parse(Files.readString(featParams, StandardCharsets.UTF_8));
  }

  static AcousticSettings parse(String text) {
    Map<String, String> options = new LinkedHashMap<>();
    String[] words = text.strip().split("\\s+");
    for (int i = 0; i + 1 < words.length; i += 2) {
      options.put(words[i].replaceFirst("^-+", ""), words[i + 1]);
    }
    return new AcousticSettings(options);
  }

  int sampleRateHz() {
    return (int) Double.parseDouble(options.getOrDefault("samprate", "" + DEFAULT_RATE_HZ));
  }

  /** The mean to start from before anything was heard; missing coefficients are 0. */
  float[] initialMean(int length) {
    float[] mean = new float[length];
    String[] given = options.getOrDefault("cmninit", "40,3,-1").split(",");
    for (int i = 0; i < Math.min(length, given.length); i++) {
      mean[i] = Float.parseFloat(given[i].strip());
    }
    return mean;
  }

  /** Whether a mean is to be subtracted at all. */
  boolean normalisesMean() {
    return !"none".equals(options.getOrDefault("cmn", "live"));
  }
}
