package dev.earshot.testing;

import dev.earshot.launcher.LibrarySearch;
import dev.earshot.launcher.NativeLibraries;
import java.nio.file.Path;
import java.util.List;

/** Where the tests find libpocketsphinx: on the system, else fetched once into the build folder. */
public final class NativeLibrary {
  private static final Path FOLDER = Path.of("target", "native").toAbsolutePath();

  private NativeLibrary() {}

  /** Folders to search before the system's; empty when the system has it. */
  public static List<Path> folders() {
    return Holder.FOUND.folder().stream().toList();
  }

  private static final class Holder {
    static final LibrarySearch FOUND = search();

    private static LibrarySearch search() {
      try {
        LibrarySearch found = NativeLibraries.ofThisMachine().prepare(FOLDER, List.of(), false);
        System.out.println(found.line());
        return found;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }
  }
}
