package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetectionSettingsTest {
  @Test
  void theDetectorIsAdaptiveUnlessSomebodyWishesAnother() {
    assertThat(read(Map.of()).detector()).isEqualTo("adaptive");
    assertThat(read(Map.of("EARSHOT_VAD", "off")).detector()).isEqualTo("off");
    assertThatThrownBy(() -> read(Map.of("EARSHOT_VAD", "loud")))
        .hasMessageContaining("EARSHOT_VAD")
        .hasMessageContaining("none of [adaptive, silero, off]");
  }

  @Test
  void whatSileroNeedsMayBeMissing() {
    Settings.Detection wished =
        read(Map.of("EARSHOT_VAD", "silero", "EARSHOT_VAD_MODEL", "absent.onnx"));
    assertThat(wished.sileroModel()).hasValue(Path.of("absent.onnx").toAbsolutePath());
    assertThat(wished.onnxRuntime()).isEmpty();
  }

  private static Settings.Detection read(Map<String, String> environment) {
    return LaunchSettings.read(Map.of(), environment, Map.of()).settings().live().detection();
  }
}
