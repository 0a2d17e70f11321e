package dev.earshot.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Fetches libpocketsphinx and every library that it needs and this machine lacks. One thread at a
 * time. The result appears in one step; a fetch that fails leaves nothing.
 */
final class LibraryFetch {
  // why: Debian 12, 13 and Ubuntu up to now have the first, later releases the second
  private static final List<String> POCKETSPHINX =
      List.of("libpocketsphinx.so.3", "libpocketsphinx.so.5");
  private static final int MAX_LIBRARIES = 20;

  private final DynamicLinker linker;

  LibraryFetch(DynamicLinker linker) {
    this.linker = linker;
  }

  void into(Path folder) throws IOException, InterruptedException, FetchException {
    Files.createDirectories(folder.getParent());
    Path work = Files.createTempDirectory(folder.getParent(), "fetch-");
    try {
      Path staged = Files.createDirectory(work.resolve("staged"));
      Path packages = Files.createDirectory(work.resolve("packages"));
      collect(new AptPackages(packages), staged);
      publish(staged, folder);
    } finally {
      FolderTree.delete(work);
    }
  }

  private void publish(Path staged, Path folder) throws IOException, InterruptedException {
    Optional<Path> there = new SystemLibraries(List.of(folder)).find(NativeLibraries.NAME);
    // why: somebody else may have fetched the same in the meantime, and may use it already
    if (there.isEmpty() || !linker.missing(there.get()).isEmpty()) {
      FolderTree.delete(folder);
      Files.move(staged, folder);
    }
  }

  private void collect(AptPackages apt, Path staged)
      throws IOException, InterruptedException, FetchException {
    Deque<Path> unchecked = new ArrayDeque<>();
    unchecked.add(copyFirst(apt.unpackFirst(packagesOf(POCKETSPHINX)), POCKETSPHINX, staged));
    for (int count = 1; !unchecked.isEmpty(); ) {
      for (String name : linker.missing(unchecked.remove())) {
        if (count++ > MAX_LIBRARIES) {
          throw new FetchException("it needs more than " + MAX_LIBRARIES + " libraries");
        }
        List<String> names = List.of(name);
        unchecked.add(copyFirst(apt.unpackFirst(packagesOf(names)), names, staged));
      }
    }
  }

  private static List<String> packagesOf(List<String> names) throws FetchException {
    List<String> packages =
        names.stream()
            .flatMap(name -> SharedLibraryName.parse(name).stream())
            .map(SharedLibraryName::debianPackage)
            .toList();
    if (packages.isEmpty()) {
      throw new FetchException("no package is known for " + names);
    }
    return packages;
  }

  private static Path copyFirst(Path tree, List<String> names, Path staged)
      throws IOException, FetchException {
    for (String name : names) {
      Optional<Path> found = FolderTree.find(tree, name);
      if (found.isPresent()) {
        // why: a plain file under the versioned name; the package has a link to a longer name
        return Files.copy(found.get(), staged.resolve(name));
      }
    }
    throw new FetchException("the package does not hold " + names);
  }
}
