package dev.earshot.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the system's dynamic linker says about a library, asked with {@code ldd}. Immutable. */
record DynamicLinker(SystemLibraries system) {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Pattern NEED = Pattern.compile("\\s*(\\S+) => (not found|\\S+).*");
  // why: these belong to the system's C library and work only together with its loader
  private static final Pattern C_LIBRARY =
      Pattern.compile("(libc|libm|libdl|librt|libpthread|libresolv|ld-linux.*)\\.so\\.\\d+");

  /** Names that a library in this folder needs and that neither folder nor system have. */
  Set<String> missing(Path library) throws InterruptedException {
    Path folder = library.toAbsolutePath().resolveSibling("");
    List<String> line =
        List.of("env", "LD_LIBRARY_PATH=" + folder, "ldd", library.toAbsolutePath().toString());
    return missing(new Command(line, folder, LIMIT).run().output(), folder);
  }

  Set<String> missing(String lddOutput, Path folder) {
    Set<String> missing = new TreeSet<>();
    lddOutput
        .lines()
        .map(NEED::matcher)
        .filter(Matcher::matches)
        .filter(need -> !C_LIBRARY.matcher(need.group(1)).matches())
        .filter(need -> !isThere(need.group(2), folder))
        .forEach(need -> missing.add(need.group(1)));
    return missing;
  }

  private boolean isThere(String found, Path folder) {
    return !found.equals("not found")
        && (Path.of(found).startsWith(folder) || system.contain(Path.of(found)));
  }
}
