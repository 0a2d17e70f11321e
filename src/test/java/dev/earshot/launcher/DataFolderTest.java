package dev.earshot.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path folder;

  @Test
  void isClosedToOthersWhenItIsMade() throws Exception {
    DataFolder data = new DataFolder(folder.resolve("data"));

    data.create();

    assertThat(permissions(data.path())).isEqualTo("rwx------");
    assertThat(permissions(data.path().resolve("logs"))).isEqualTo("rwx------");
  }

  @Test
  void keepsThePermissionsOfAFolderThatSomebodyElseMade() throws Exception {
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));

    new DataFolder(shared).create();

    assertThat(permissions(shared)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void closesItsSecretsWhoeverMadeThem() throws Exception {
    Path secrets = Files.createDirectory(folder.resolve("secrets"));
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwxr-xr-x"));

    new DataFolder(folder).create();

    assertThat(permissions(secrets)).isEqualTo("rwx------");
  }

  @Test
  void thatCannotBeMadeIsAProblemOfItsSetting() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> new DataFolder(file.resolve("data")).create())
        .isInstanceOf(LaunchException.class)
        .hasMessage("the data folder cannot be used: " + problem(file.resolve("data")));
  }

  @Test
  void belongsToOneServerAtATime() throws Exception {
    DataFolder data = new DataFolder(folder);
    data.create();
    try (FolderLock first = FolderLock.take(data)) {
      assertThatThrownBy(() -> FolderLock.take(data).close())
          .hasMessageStartingWith("the data folder is in use");
    }
    FolderLock.take(data).close();
  }

  private static String problem(Path data) {
    return "EARSHOT_DATA (earshot.data): cannot write to %s (java.nio.file.FileSystemException: %s: Not a directory)"
        .formatted(data, data);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
