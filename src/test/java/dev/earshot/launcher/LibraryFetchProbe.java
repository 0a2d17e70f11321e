package dev.earshot.launcher;

import java.nio.file.Path;
import java.util.List;

/** Prepares the library on a machine that seems to have none; run as another user. */
final class LibraryFetchProbe {
  private LibraryFetchProbe() {}

  public static void main(String[] arguments) throws InterruptedException {
    NativeLibraries libraries =
        new NativeLibraries(new SystemLibraries(List.of()), OperatingSystem.DEBIAN);
    System.out.println(libraries.prepare(Path.of(arguments[0]), List.of(), false).line());
  }
}
