package dev.earshot.launcher;

import dev.earshot.launcher.LibrarySearch.Absent;
import dev.earshot.launcher.LibrarySearch.Fetched;
import dev.earshot.launcher.LibrarySearch.Installed;
import dev.earshot.launcher.LibrarySearch.Kept;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The native library of the default engine: found on this machine, or fetched without root where
 * that is possible. One thread at a time. A missing library is a result, not an error: the server
 * starts without it.
 */
public final class NativeLibraries {
  static final String NAME = "libpocketsphinx";

  private final SystemLibraries system;
  private final OperatingSystem os;

  NativeLibraries(SystemLibraries system, OperatingSystem os) {
    this.system = system;
    this.os = os;
  }

  public static NativeLibraries ofThisMachine() {
    return new NativeLibraries(
        SystemLibraries.ofThisMachine(System.getProperty("os.arch", "")),
        OperatingSystem.ofThisMachine());
  }

  /**
   * Looks for the library, and fetches it when it is nowhere and that is allowed.
   *
   * @param nativeFolder where fetched libraries are kept; made when it is needed
   * @param configured folders that the settings name
   * @param offline forbids fetching
   */
  public LibrarySearch prepare(Path nativeFolder, List<Path> configured, boolean offline)
      throws InterruptedException {
    Path kept = nativeFolder.resolve("pocketsphinx");
    Optional<Path> installed =
        new SystemLibraries(configured).find(NAME).or(() -> system.find(NAME));
    if (installed.isPresent()) {
      return new Installed(installed.get());
    }
    if (isComplete(kept)) {
      return new Kept(kept);
    }
    return offline ? absent("EARSHOT_OFFLINE forbids fetching it") : fetch(kept);
  }

  private boolean isComplete(Path kept) throws InterruptedException {
    Optional<Path> library = new SystemLibraries(List.of(kept)).find(NAME);
    return library.isPresent() && new DynamicLinker(system).missing(library.get()).isEmpty();
  }

  private LibrarySearch fetch(Path kept) throws InterruptedException {
    if (os != OperatingSystem.DEBIAN) {
      return absent("it can be fetched only on Debian and Ubuntu");
    }
    try {
      new LibraryFetch(new DynamicLinker(system)).into(kept);
      return new Fetched(kept);
    } catch (FetchException | IOException e) {
      return absent("fetching it failed (" + e.getMessage() + ")");
    }
  }

  private Absent absent(String reason) {
    return new Absent(reason, os.advice());
  }
}
