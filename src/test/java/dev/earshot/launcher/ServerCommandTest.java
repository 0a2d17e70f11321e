package dev.earshot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.Settings.Listener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCommandTest {
  private static final Path DATA = Path.of("/somewhere/data");
  private final ServerLaunch launch =
      ServerLaunch.of(
          ServerLaunch.Program.of(Path.of("payara-micro.jar"), Path.of("earshot.war")),
          DATA,
          new Listener("127.0.0.1", 9001));

  @Test
  void closesTheClusterPort() {
    assertThat(line(launch)).contains("--nohazelcast");
  }

  @Test
  void leavesNoFilesOutsideTheDataFolder() {
    assertThat(line(launch))
        .contains("-Djava.io.tmpdir=" + DATA.resolve("tmp"), "-XX:-UsePerfData")
        .containsSequence("--rootdir", DATA.resolve("run/payara").toString());
  }

  @Test
  void carriesNoSettingThatOthersCouldReadInTheProcessList() {
    assertThat(line(launch.with("earshot.admin-password", "verysecret")))
        .noneMatch(part -> part.contains("verysecret"));
  }

  @Test
  void handsOnSettingsByTheEnvironment() {
    assertThat(environment(launch.with("earshot.admin-password", "verysecret"), Map.of()))
        .containsEntry("EARSHOT_ADMIN_PASSWORD", "verysecret")
        .containsEntry("EARSHOT_DATA", DATA.toString())
        .containsEntry("EARSHOT_PORT", "9001");
  }

  @Test
  void inheritsNoSetting() {
    assertThat(environment(launch, Map.of("EARSHOT_MODEL", "other", "PATH", "/bin")))
        .containsEntry("PATH", "/bin")
        .doesNotContainKey("EARSHOT_MODEL");
  }

  @Test
  void letsTheLoaderFindWhatFetchedLibrariesNeed() {
    ServerLaunch fetched = launch.with("earshot.pocketsphinx-libraries", "/a,/b");

    assertThat(environment(fetched, Map.of("LD_LIBRARY_PATH", "/c")))
        .containsEntry("LD_LIBRARY_PATH", "/a:/b:/c");
  }

  @Test
  void putsOnnxRuntimeIntoTheClassPathWhereThereIsOne(@TempDir Path folder) throws IOException {
    Path jar = Files.createFile(folder.resolve("onnxruntime.jar"));

    assertThat(line(launch.with("earshot.onnxruntime", jar.toString())))
        .containsSequence("--addlibs", jar.toString());
    assertThat(line(launch.with("earshot.onnxruntime", folder.resolve("none.jar").toString())))
        .doesNotContain("--addlibs");
  }

  private static List<String> line(ServerLaunch launch) {
    return ServerCommand.line(launch, new DataFolder(DATA));
  }

  private static Map<String, String> environment(
      ServerLaunch launch, Map<String, String> inherited) {
    Map<String, String> environment = new HashMap<>(inherited);
    ServerCommand.apply(launch, environment);
    return environment;
  }
}
