package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.earshot.testing.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Any values: settings within their ranges, or one exception that names every problem. Input: lines
 * of a property's name without {@code earshot.}, equals sign, value.
 */
@FuzzTarget
class SettingsFuzzTest {
  @FuzzTest
  void anyValues(byte[] input) {
    Map<String, String> values = new HashMap<>();
    new String(input, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> values.put("earshot." + pair[0], pair[1]));
    values.values().forEach(SettingsFuzzTest::parseSize);
    try {
      Settings settings = new SettingsReader(new RawSettings(values, Map.of())).read();
      assertThat(settings.listener().port()).isBetween(0, 65_535);
      assertThat(settings.uploads().maxBytes().bytes()).isPositive();
      assertThat(settings.accounts().tokenLifetime()).isPositive();
    } catch (SettingsException refused) {
      assertThat(refused.problems()).isNotEmpty().allMatch(p -> p.startsWith("EARSHOT_"));
    }
  }

  private static void parseSize(String value) {
    ByteSize.parse(value)
        .ifPresent(
            size -> {
              assertThat(size.bytes()).isNotNegative();
              assertThat(size.toString()).isNotBlank();
            });
  }
}
