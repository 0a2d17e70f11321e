package dev.earshot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.launcher.LibrarySearch.Absent;
import dev.earshot.launcher.LibrarySearch.Installed;
import dev.earshot.launcher.LibrarySearch.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {
  @TempDir Path folder;
  private Path system;
  private Path nativeFolder;

  @BeforeEach
  void makeFolders() throws IOException {
    system = Files.createDirectory(folder.resolve("system"));
    nativeFolder = Files.createDirectory(folder.resolve("native"));
  }

  @Test
  void aLibraryOfTheSystemIsUsedAsItIs() throws Exception {
    Path library = Files.createFile(system.resolve("libpocketsphinx.so.3"));

    LibrarySearch search = prepare(OperatingSystem.DEBIAN, List.of());

    assertThat(search).isEqualTo(new Installed(library));
    assertThat(search.folder()).isEmpty();
  }

  @Test
  void aConfiguredFolderWinsOverTheSystem() throws Exception {
    Files.createFile(system.resolve("libpocketsphinx.so.3"));
    Path own = Files.createDirectory(folder.resolve("own"));
    Path library = Files.createFile(own.resolve("libpocketsphinx.so.5"));

    assertThat(prepare(OperatingSystem.DEBIAN, List.of(own))).isEqualTo(new Installed(library));
  }

  @Test
  void aLibraryFetchedEarlierIsNamedToTheEngine() throws Exception {
    Path kept = Files.createDirectory(nativeFolder.resolve("pocketsphinx"));
    Files.createFile(kept.resolve("libpocketsphinx.so.3"));

    LibrarySearch search = prepare(OperatingSystem.DEBIAN, List.of());

    assertThat(search).isEqualTo(new Kept(kept));
    assertThat(search.folder()).hasValue(kept);
  }

  @Test
  void nothingIsFetchedOffline() throws Exception {
    assertThat(prepare(OperatingSystem.DEBIAN, List.of()))
        .isInstanceOfSatisfying(
            Absent.class,
            absent -> assertThat(absent.line()).contains("EARSHOT_OFFLINE", "libpocketsphinx3"));
    assertThat(nativeFolder).isEmptyDirectory();
  }

  @Test
  void whereNothingCanBeFetchedThePersonLearnsWhatToInstall() throws Exception {
    LibrarySearch search =
        new NativeLibraries(new SystemLibraries(List.of(system)), OperatingSystem.MACOS)
            .prepare(nativeFolder, List.of(), false);

    assertThat(search.line()).contains("brew install cmu-pocketsphinx");
  }

  private LibrarySearch prepare(OperatingSystem os, List<Path> configured)
      throws InterruptedException {
    return new NativeLibraries(new SystemLibraries(List.of(system)), os)
        .prepare(nativeFolder, configured, true);
  }
}
