package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LaunchSettingsTest {
  private static final Map<String, String> PRESETS =
      Map.of("earshot.registration", "open", "earshot.anonymous", "vosk");

  @Test
  void aPresetHoldsWhenNobodySaysOtherwise() {
    LaunchSettings settings = LaunchSettings.read(Map.of(), Map.of(), PRESETS);

    assertThat(settings.settings().accounts().registration()).isEqualTo(Settings.Registration.OPEN);
    assertThat(settings.environment()).containsEntry("EARSHOT_REGISTRATION", "open");
  }

  @Test
  void theEnvironmentWinsOverAPresetEvenWithNothing() {
    LaunchSettings settings =
        LaunchSettings.read(Map.of(), Map.of("EARSHOT_ANONYMOUS", ""), PRESETS);

    assertThat(settings.settings().accounts().anonymousProtocols()).isEmpty();
    assertThat(settings.environment()).containsEntry("EARSHOT_ANONYMOUS", "");
  }

  @Test
  void aPropertyWinsOverAPresetAndTheEnvironment() {
    LaunchSettings settings =
        LaunchSettings.read(
            Map.of("earshot.registration", "admin"),
            Map.of("EARSHOT_REGISTRATION", "open"),
            PRESETS);

    assertThat(settings.settings().accounts().registration())
        .isEqualTo(Settings.Registration.ADMIN);
    assertThat(settings.environment()).containsEntry("EARSHOT_REGISTRATION", "admin");
  }

  @Test
  void aBlankPropertyDoesNotHideTheEnvironment() {
    LaunchSettings settings =
        LaunchSettings.read(
            Map.of("earshot.model", " "), Map.of("EARSHOT_MODEL", "tiny"), Map.of());

    assertThat(settings.environment()).containsEntry("EARSHOT_MODEL", "tiny");
  }

  @Test
  void onlyOurOwnVariablesAreHandedOn() {
    LaunchSettings settings =
        LaunchSettings.read(Map.of(), Map.of("PATH", "/bin", "EARSHOT_PORT", "1"), Map.of());

    assertThat(settings.environment()).containsOnlyKeys("EARSHOT_PORT");
  }

  @Test
  void misspeltNamesAreReported() {
    LaunchSettings settings =
        LaunchSettings.read(Map.of(), Map.of("EARSHOT_PROT", "8080"), Map.of());

    assertThat(settings.unknownNames()).containsExactly("EARSHOT_PROT");
  }

  @Test
  void theServersJvmGetsItsOptionsOneByOne() {
    LaunchSettings settings =
        LaunchSettings.read(Map.of("earshot.java-opts", "-Xmx1g  -Dx=y"), Map.of(), Map.of());

    assertThat(settings.javaOptions()).containsExactly("-Xmx1g", "-Dx=y");
  }

  @Test
  void everyProblemIsReportedAtOnce() {
    assertThatThrownBy(
            () ->
                LaunchSettings.read(
                    Map.of("earshot.port", "99999"),
                    Map.of("EARSHOT_OFFLINE", "perhaps"),
                    Map.of()))
        .isInstanceOfSatisfying(SettingsException.class, e -> assertThat(e.problems()).hasSize(2));
  }
}
