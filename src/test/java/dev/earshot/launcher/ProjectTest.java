package dev.earshot.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProjectTest {
  @Test
  void opensTheOldProtocolsAndRegistrationToWhoeverTriesItOut() throws LaunchException {
    assertThat(Project.of("p", "w", "m").presets())
        .containsEntry("earshot.registration", "open")
        .containsEntry("earshot.extra-ports", "8000")
        .containsEntry("earshot.anonymous", "deepspeech,speechrecognition,whisper,sepia,vosk");
  }

  @Test
  void keepsItsDataInItsOwnFolder() throws LaunchException {
    Project project = Project.of("p", "w", "m");

    assertThat(project.presets())
        .containsEntry("earshot.data", project.folder().resolve("data").toString());
  }

  @Test
  void needsThreeArguments() {
    assertThatThrownBy(() -> Project.of("p")).isInstanceOf(LaunchException.class);
  }
}
