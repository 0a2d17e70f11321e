package dev.earshot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AptConfigurationTest {
  private static final Path WORK = Path.of("/data/work");

  @Test
  void keepsAptOutOfTheSystemsCache() {
    assertThat(AptConfiguration.text(WORK, false)).contains("Dir::Cache \"/data/work/cache\";\n");
  }

  @Test
  void usesTheSystemsPackageListsFirst() {
    assertThat(AptConfiguration.text(WORK, false)).doesNotContain("Dir::State");
  }

  @Test
  void canUsePrivatePackageLists() {
    assertThat(AptConfiguration.text(WORK, true))
        .contains("Dir::State::lists \"/data/work/lists\";\n");
  }

  @Test
  void neitherLocksTheSystemNorRunsItsHooks() {
    assertThat(AptConfiguration.text(WORK, true))
        .contains("Debug::NoLocking \"true\";", "#clear APT::Update::Post-Invoke;");
  }
}
