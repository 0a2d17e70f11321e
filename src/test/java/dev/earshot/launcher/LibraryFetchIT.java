package dev.earshot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.testing.Needed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fetching the library on a machine without it, for a user who may do nothing there. */
class LibraryFetchIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final boolean ROOT = System.getProperty("user.name").equals("root");
  private Path folder;

  @BeforeEach
  void prepare() throws IOException, InterruptedException {
    Needed.here(Files.exists(Path.of("/usr/bin/apt-get")), "apt-get");
    Needed.here(Files.exists(Path.of("/usr/bin/dpkg-deb")), "dpkg-deb");
    folder = Files.createTempDirectory("earshot-fetch-");
    copyClasses(folder.resolve("classes"));
    if (ROOT) {
      Needed.here(Files.exists(Path.of("/usr/bin/setpriv")), "setpriv, to be somebody else");
      run(List.of("chown", "-R", "nobody", folder.toString()));
    }
  }

  @AfterEach
  void cleanUp() throws IOException {
    if (folder != null) {
      FolderTree.delete(folder);
    }
  }

  @Test
  void aUserWithoutRightsGetsTheLibraryAndAllThatItNeeds() throws Exception {
    String fetched = probe();
    Needed.here(
        !fetched.contains("Could not resolve") && !fetched.contains("Failed to fetch"),
        "a network");
    Path kept = folder.resolve("native").resolve("pocketsphinx");

    assertThat(fetched).contains("fetched from the system's package sources into " + kept);
    assertThat(kept.resolve("libsphinxbase.so.3")).exists();
    assertThat(alone(kept).missing(kept.resolve("libpocketsphinx.so.3"))).isEmpty();
    assertThat(filesIn(folder.resolve("native"))).containsExactly("pocketsphinx");
    assertThat(probe()).contains("fetched earlier, in " + kept);
  }

  private static DynamicLinker alone(Path kept) {
    return new DynamicLinker(new SystemLibraries(List.of(kept)));
  }

  private String probe() throws InterruptedException {
    List<String> line = new ArrayList<>();
    if (ROOT) {
      line.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
    }
    line.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp"));
    line.add(folder.resolve("classes").toString());
    line.add(LibraryFetchProbe.class.getName());
    line.add(folder.resolve("native").toString());
    return run(line);
  }

  private String run(List<String> line) throws InterruptedException {
    Command.Result result = new Command(line, folder, LIMIT).run();
    assertThat(result.succeeded()).as(result.output()).isTrue();
    return result.output();
  }

  /** A copy, because others may not look into the folder of the build. */
  private static void copyClasses(Path target) throws IOException {
    Path there = target.resolve("dev/earshot/launcher");
    Files.createDirectories(there);
    for (Class<?> origin : List.of(NativeLibraries.class, LibraryFetchProbe.class)) {
      Path file = Path.of(origin.getResource(origin.getSimpleName() + ".class").getPath());
      try (Stream<Path> classes = Files.list(file.getParent())) {
        for (Path one : classes.filter(Files::isRegularFile).toList()) {
          Files.copy(one, there.resolve(one.getFileName().toString()));
        }
      }
    }
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
