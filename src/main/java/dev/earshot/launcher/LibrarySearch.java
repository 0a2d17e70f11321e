package dev.earshot.launcher;

import java.nio.file.Path;
import java.util.Optional;

/** How the search for a native library ended. Immutable. */
public sealed interface LibrarySearch {
  /** One line for the person at the terminal. */
  String line();

  /** The folder that the engine has to search besides the system's. */
  default Optional<Path> folder() {
    return Optional.empty();
  }

  /** The system has it. */
  record Installed(Path library) implements LibrarySearch {
    @Override
    public String line() {
      return "libpocketsphinx: " + library;
    }
  }

  /** The data folder has it. */
  record Kept(Path where) implements LibrarySearch {
    @Override
    public String line() {
      return "libpocketsphinx: fetched earlier, in " + where;
    }

    @Override
    public Optional<Path> folder() {
      return Optional.of(where);
    }
  }

  /** It was fetched just now. */
  record Fetched(Path where) implements LibrarySearch {
    @Override
    public String line() {
      return "libpocketsphinx: fetched from the system's package sources into " + where;
    }

    @Override
    public Optional<Path> folder() {
      return Optional.of(where);
    }
  }

  /** There is none, so the default engine will not work. */
  record Absent(String reason, String advice) implements LibrarySearch {
    @Override
    public String line() {
      return "libpocketsphinx is missing, so the default engine cannot work: "
          + reason
          + "; "
          + advice;
    }
  }
}
