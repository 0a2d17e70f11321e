package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings file of a SEPIA server holds for this one. */
class SepiaSettingsTest {
  private static final String FILE =
      """
      # a comment
      ; another one
      [server]
      host = 0.0.0.0
      PORT: 20742
      socket_heartbeat_s=7
      socket_timeout_s = 30

      [users]
      common_auth_token = a=b:c#d;e
      user1 = first
      token1 = 12345678
      user2=second
      token2=87654321
      user4=left
      token4=out of order
      [asr_models]
      base_folder=../models/
      path1=vosk-de
      lang1=de-DE
      engine1=vosk
      task1=assistant
      path2=coqui-en
      scorer2=large.scorer
      path3=plain
      path4=named
      task4=any
      name4=my model
      path6=gap
      [speaker_models]
      base_folder=/opt/speakers
      path1=spk
      """;

  @TempDir private Path folder;

  @Test
  void itsValuesAreOurs() throws IOException {
    Settings settings = read(FILE, Map.of());
    Settings.Sepia sepia = settings.sepia();
    assertThat(sepia.token()).contains("a=b:c#d;e");
    assertThat(sepia.users())
        .containsExactly(
            Map.entry("first", "12345678"),
            Map.entry("second", "87654321"),
            Map.entry("left", "out of order"));
    assertThat(sepia.heartbeat()).isEqualTo(Duration.ofSeconds(7));
    assertThat(sepia.timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.ports().sepia()).contains(20_742);
    assertThat(sepia.models())
        .extracting(Settings.Sepia.Model::name)
        .containsExactly("vosk-de:assistant", "coqui-en:large", "plain", "my model");
    assertThat(sepia.models().get(0))
        .isEqualTo(
            new Settings.Sepia.Model(
                "vosk-de:assistant",
                folder.resolveSibling("models").resolve("vosk-de"),
                Optional.of("de-DE"),
                Optional.of("vosk"),
                Optional.of("assistant")));
    assertThat(settings.recognition().voskSpeakerModel()).contains(Path.of("/opt/speakers/spk"));
    assertThat(settings.toString()).doesNotContain("12345678", "a=b:c#d;e");
  }

  @Test
  void ourOwnSettingsWin() throws IOException {
    Settings settings =
        read(
            """
            [server]
            port=1
            socket_heartbeat_s=7
            [users]
            common_auth_token=theirs, not ours
            """,
            Map.of(
                "EARSHOT_SEPIA_PORT", "2",
                "EARSHOT_SEPIA_HEARTBEAT", "PT3S",
                "EARSHOT_SEPIA_TOKEN", "ours, not theirs"));
    assertThat(settings.ports().sepia()).contains(2);
    assertThat(settings.sepia().heartbeat()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.sepia().timeout()).isEqualTo(Duration.ofSeconds(15));
    assertThat(settings.sepia().token()).contains("ours, not theirs");
  }

  @Test
  void withoutAFileThereAreDefaultsAndNoToken() {
    Settings settings = LaunchSettings.read(Map.of(), Map.of(), Map.of()).settings();
    assertThat(settings.sepia())
        .isEqualTo(
            new Settings.Sepia(
                Optional.empty(),
                Map.of(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                List.of()));
    assertThat(settings.ports().sepia()).contains(20_741);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "common_auth_token=test1234 | has as common_auth_token the token that everybody knows",
        "common_auth_token=short | has as common_auth_token fewer than 8 characters",
        "user1=a | has no token1 for user1",
        "user1=a\\ntoken1=ecd71870d1963316a97e3ac3408c9835ad8cf0f3c1bc703527c30265534f75ae | has as token1 the token that everybody knows",
        "nonsense | line 2 is neither a section nor name = value",
        "[server]\\nport=a lot | (earshot.sepia-settings) is 'a lot', not a number",
        "[server]\\nsocket_heartbeat_s=0 | is 0, outside 1 to 3600"
      })
  void whatCannotBeUsedIsNamed(String lines, String problem) {
    assertThatThrownBy(() -> read("[users]\n" + lines.replace("\\n", "\n"), Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(problem)
        .message()
        .doesNotContain("test1234", "ecd71870d");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () ->
                LaunchSettings.read(
                    Map.of(),
                    Map.of("SEPIA_STT_SETTINGS", folder.resolve("none.conf").toString()),
                    Map.of()))
        .hasMessageContainingAll("SEPIA_STT_SETTINGS", "none.conf", "cannot be read");
  }

  private Settings read(String file, Map<String, String> environment) throws IOException {
    Path path = folder.resolve("server.conf");
    Files.writeString(path, file);
    Map<String, String> all = new HashMap<>(environment);
    all.put("SEPIA_STT_SETTINGS", path.toString());
    return LaunchSettings.read(Map.of(), all, Map.of()).settings();
  }
}
