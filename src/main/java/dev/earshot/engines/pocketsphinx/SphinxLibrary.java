package dev.earshot.engines.pocketsphinx;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The loaded native library: which generation it is, and what differs between the two. Thread-safe.
 */
final class SphinxLibrary {
  /** Names under which the library is known to the system's own loader. */
  private static final List<String> SYSTEM_NAMES =
      List.of("pocketsphinx", "libpocketsphinx.so.3", "libpocketsphinx.so.5");

  /** Where Homebrew puts libraries, which macOS does not search by itself. */
  private static final List<Path> HOMEBREW =
      List.of(
          Path.of("/opt/homebrew/lib"),
          Path.of("/usr/local/lib"),
          Path.of("/home/linuxbrew/.linuxbrew/lib"));

  private static final List<String> FILE_NAMES =
      List.of(
          "libpocketsphinx.so.3",
          "libpocketsphinx.so.5",
          "libpocketsphinx.so",
          "libpocketsphinx.dylib",
          "pocketsphinx.dll");
  private static final int MAX_COMPANIONS = 50;

  private final SphinxApi api;
  private final boolean five;
  private final String name;
  private final Path temporaryFolder;

  /**
   * @param name under which it was opened; {@link NativeLibrary} itself forgets parts of a path
   */
  private SphinxLibrary(String name, Path temporaryFolder) {
    this.temporaryFolder = temporaryFolder;
    this.name = name;
    this.five = exports(NativeLibrary.getInstance(name), "ps_config_init");
    this.api = Native.load(name, SphinxApi.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
    // why: it writes hundreds of lines to standard error per decoder, and words of users with them
    api.err_set_callback(null, null);
    api.err_set_logfp(null);
  }

  /**
   * Looks in the given folders, then where the system looks, then where Homebrew installs.
   *
   * @param folders may be missing or empty
   * @param temporaryFolder for the small files that the library reads; made when it is needed
   */
  static Optional<SphinxLibrary> find(List<Path> folders, Path temporaryFolder) {
    return inFolders(folders)
        .or(SphinxLibrary::bySystemName)
        .or(() -> inFolders(HOMEBREW))
        .filter(SphinxLibrary::isGenuine)
        .map(name -> new SphinxLibrary(name, temporaryFolder));
  }

  /** Whether it is what its name says: it has what we call first and what we need most. */
  private static boolean isGenuine(String nameOrPath) {
    NativeLibrary library = NativeLibrary.getInstance(nameOrPath);
    return exports(library, "ps_process_cep") && exports(library, "fe_process_frames");
  }

  private static Optional<String> bySystemName() {
    return SYSTEM_NAMES.stream().flatMap(n -> open(n).stream()).findFirst();
  }

  private static Optional<String> inFolders(List<Path> folders) {
    return folders.stream().flatMap(f -> inFolder(f).stream()).findFirst();
  }

  private static Optional<String> inFolder(Path folder) {
    openCompanions(folder);
    return FILE_NAMES.stream()
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .flatMap(file -> open(file.toAbsolutePath().toString()).stream())
        .findFirst();
  }

  /**
   * Opens the other libraries of a private folder, in whatever order they need each other: they
   * name each other without a path, and the loader is content when one of that name is open.
   */
  private static void openCompanions(Path folder) {
    List<Path> closed = new ArrayList<>(companions(folder));
    boolean progress = true;
    while (progress) {
      progress = closed.removeIf(file -> open(file.toAbsolutePath().toString()).isPresent());
    }
  }

  private static List<Path> companions(Path folder) {
    if (!Files.isDirectory(folder) || HOMEBREW.contains(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().matches("lib.+\\.so.*"))
          .filter(file -> !FILE_NAMES.contains(file.getFileName().toString()))
          .limit(MAX_COMPANIONS)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of native libraries cannot be read", e);
    }
  }

  /** The name again, if there is such a library. */
  private static Optional<String> open(String nameOrPath) {
    try {
      return Optional.of(NativeLibrary.getInstance(nameOrPath).getName()).map(n -> nameOrPath);
    } catch (UnsatisfiedLinkError notThere) {
      return Optional.empty();
    }
  }

  private static boolean exports(NativeLibrary library, String function) {
    try {
      return library.getFunction(function) != null;
    } catch (UnsatisfiedLinkError notThere) {
      return false;
    }
  }

  Path temporaryFolder() {
    return temporaryFolder;
  }

  SphinxApi api() {
    return api;
  }

  /** 5.x, where 5prealpha and older are the other possibility. */
  boolean isFive() {
    return five;
  }

  String version() {
    return "pocketsphinx " + (five ? "5.x" : "5prealpha") + " (" + name + ")";
  }

  /**
   * A new configuration handle. Settings that the library does not know are left out, as it does
   * itself when it reads a model's {@code feat.params}.
   */
  @Nullable Pointer newConfig(Map<String, String> settings) {
    return five ? configOfFive(settings) : configOfPrealpha(settings);
  }

  void free(Pointer config) {
    int ignored = five ? api.ps_config_free(config) : api.cmd_ln_free_r(config);
  }

  private @Nullable Pointer configOfFive(Map<String, String> settings) {
    Pointer config = api.ps_config_init(null);
    if (config == null) {
      return null;
    }
    settings.forEach((key, value) -> api.ps_config_set_str(config, key, value));
    return config;
  }

  private @Nullable Pointer configOfPrealpha(Map<String, String> settings) {
    List<String> arguments = new ArrayList<>(List.of("earshot"));
    settings.forEach(
        (key, value) -> {
          arguments.add("-" + key);
          arguments.add(value);
        });
    try (StringArray values = new StringArray(arguments.toArray(new String[0]), "UTF-8")) {
      return api.cmd_ln_parse_r(null, api.ps_args(), arguments.size(), values, 0);
    }
  }
}
