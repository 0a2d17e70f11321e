package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of settings in docs/operations.md says what the file of defaults says. */
class SettingsReferenceTest {
  private static final Path REFERENCE = Path.of("docs", "operations.md");

  /** One row: environment name, property name, default. */
  private record Row(String environment, String property, String byDefault) {
    static Row parse(String line) {
      List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
      assertThat(cells).as(line).hasSize(5);
      assertThat(cells.get(4)).as("meaning of " + cells.get(1)).isNotBlank();
      return new Row(cells.get(1), cells.get(2), cells.get(3));
    }
  }

  private static List<Row> rows() throws IOException {
    try (Stream<String> lines = Files.lines(REFERENCE)) {
      return lines.filter(line -> line.startsWith("| `EARSHOT_")).map(Row::parse).toList();
    }
  }

  private static Properties defaults() throws IOException {
    Properties defaults = new Properties();
    try (InputStream in =
        RawSettings.class.getResourceAsStream("/META-INF/earshot-defaults.properties")) {
      defaults.load(in);
    }
    return defaults;
  }

  static Stream<String> settings() throws IOException {
    return defaults().stringPropertyNames().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("settings")
  void everySettingStandsThereOnceWithItsNamesAndItsDefault(String name) throws IOException {
    String value = defaults().getProperty(name).strip();
    assertThat(rows())
        .filteredOn(row -> row.property().equals(code(name)))
        .containsExactly(
            new Row(
                code(RawSettings.environmentName(name)),
                code(name),
                value.isEmpty() ? "none" : code(value)));
  }

  @Test
  void nothingElseStandsThere() throws IOException {
    assertThat(rows())
        .extracting(Row::property)
        .containsExactlyInAnyOrderElementsOf(settings().map(SettingsReferenceTest::code).toList());
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
