package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of a vosk server starts this one. */
class VoskVariablesTest {
  private static LaunchSettings read(Map<String, String> environment) {
    return LaunchSettings.read(Map.of(), environment, Map.of());
  }

  @Test
  void theyMeanOurSettings() {
    LaunchSettings read =
        read(
            Map.of(
                "VOSK_SERVER_INTERFACE", "127.0.0.2",
                "VOSK_SERVER_PORT", "2800",
                "VOSK_SAMPLE_RATE", "16000",
                "VOSK_ALTERNATIVES", "3"));
    assertThat(read.settings().listener().host()).isEqualTo("127.0.0.2");
    assertThat(read.settings().ports().vosk()).contains(2800);
    assertThat(read.settings().vosk())
        .isEqualTo(new Settings.Vosk(16_000, 3, true, Optional.empty()));
    assertThat(read.isChosen("earshot.vosk-port")).isTrue();
    assertThat(read.environment()).containsEntry("EARSHOT_VOSK_PORT", "2800");
  }

  @Test
  void ourOwnNamesWin() {
    Map<String, String> both = Map.of("VOSK_SAMPLE_RATE", "1", "EARSHOT_VOSK_SAMPLE_RATE", "16000");
    assertThat(read(both).settings().vosk().sampleRateHz()).isEqualTo(16_000);
    assertThat(read(both).environment()).containsEntry("EARSHOT_VOSK_SAMPLE_RATE", "16000");
  }

  @Test
  void noIsNo() {
    for (String no : new String[] {"False", "0", "no", "false"}) {
      assertThat(read(Map.of("VOSK_SHOW_WORDS", no)).settings().vosk().words()).isFalse();
    }
    assertThat(read(Map.of("VOSK_SHOW_WORDS", "True")).settings().vosk().words()).isTrue();
    assertThatThrownBy(() -> read(Map.of("VOSK_SHOW_WORDS", "perhaps")))
        .hasMessageContaining("VOSK_SHOW_WORDS (earshot.vosk-words) is 'perhaps'");
  }

  @Test
  void theFolderOfAModelNamesAnInstalledOne(@TempDir Path data) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("EARSHOT_DATA", data.toString());
    environment.put("VOSK_MODEL_PATH", "/opt/vosk-model-en/model-x");
    assertThatThrownBy(() -> read(environment))
        .hasMessageContainingAll("VOSK_MODEL_PATH", data.resolve("models").toString(), "model-x");
    Files.createDirectories(data.resolve("models").resolve("model-x"));
    assertThat(read(environment).settings().vosk().model()).contains("model-x");
    environment.put("VOSK_MODEL_PATH", "vosk-model-small-de");
    assertThat(read(environment).settings().vosk().model()).contains("vosk-model-small-de");
  }

  @Test
  void aProtocolThatDoesNotExistCannotBeAnonymous() {
    assertThatThrownBy(() -> read(Map.of("EARSHOT_ANONYMOUS", "vosk,voks")))
        .hasMessageContainingAll("EARSHOT_ANONYMOUS", "'voks'");
  }
}
