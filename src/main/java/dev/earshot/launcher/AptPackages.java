package dev.earshot.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Debian packages, fetched and unpacked into a folder of our own. One thread at a time. Needs no
 * root and touches nothing of the system: apt reads the system's sources, and when the system has
 * no package lists it gets private ones.
 */
final class AptPackages {
  private static final Duration UPDATE = Duration.ofSeconds(90);
  private static final Duration DOWNLOAD = Duration.ofSeconds(60);
  private static final Duration UNPACK = Duration.ofSeconds(30);

  private final Path work;
  private boolean privateLists;

  /**
   * Works in this folder, which the caller deletes.
   *
   * @param work exists
   */
  AptPackages(Path work) {
    this.work = work;
  }

  /**
   * Unpacks the first of some packages that the sources have.
   *
   * @throws FetchException when they have none, or do not answer
   */
  Path unpackFirst(List<String> names) throws IOException, InterruptedException, FetchException {
    Command.Result result = downloadFirst(names);
    if (!result.succeeded() && !privateLists) {
      updatePrivateLists();
      result = downloadFirst(names);
    }
    if (!result.succeeded()) {
      throw new FetchException("apt-get download: " + result.complaint());
    }
    return unpackAll();
  }

  private Command.Result downloadFirst(List<String> names)
      throws IOException, InterruptedException {
    List<Command.Result> results = new ArrayList<>();
    for (String name : names) {
      Command.Result result = apt(DOWNLOAD, "download", name).run();
      if (result.succeeded()) {
        return result;
      }
      results.add(result);
    }
    return results.get(0);
  }

  private void updatePrivateLists() throws IOException, InterruptedException, FetchException {
    Files.createDirectories(work.resolve("lists").resolve("partial"));
    privateLists = true;
    Command.Result result = apt(UPDATE, "update").run();
    if (!result.succeeded()) {
      throw new FetchException("apt-get update: " + result.complaint());
    }
  }

  private Command apt(Duration limit, String... arguments) throws IOException {
    Files.createDirectories(work.resolve("cache").resolve("archives").resolve("partial"));
    Path configuration = work.resolve("apt.conf");
    Files.writeString(configuration, AptConfiguration.text(work, privateLists));
    List<String> line = new ArrayList<>(List.of("apt-get", "-q", "-c", configuration.toString()));
    line.addAll(List.of(arguments));
    return new Command(line, work, limit);
  }

  private Path unpackAll() throws IOException, InterruptedException, FetchException {
    Path tree = work.resolve("tree");
    try (DirectoryStream<Path> packages = Files.newDirectoryStream(work, "*.deb")) {
      for (Path file : packages) {
        List<String> line = List.of("dpkg-deb", "-x", file.toString(), tree.toString());
        Command.Result result = new Command(line, work, UNPACK).run();
        if (!result.succeeded()) {
          throw new FetchException("dpkg-deb: " + result.complaint());
        }
        Files.delete(file);
      }
    }
    return tree;
  }
}
