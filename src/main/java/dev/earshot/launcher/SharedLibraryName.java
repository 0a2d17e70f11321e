package dev.earshot.launcher;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versioned name under which programs ask for a library, such as {@code libblas.so.3}.
 * Immutable.
 */
record SharedLibraryName(String stem, String version) {
  private static final Pattern FORM = Pattern.compile("(lib[\\w.+-]+)\\.so\\.(\\d+)");

  static Optional<SharedLibraryName> parse(String name) {
    Matcher matcher = FORM.matcher(name);
    return matcher.matches()
        ? Optional.of(new SharedLibraryName(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /** Debian's rule for the package: name and version, with a hyphen between two digits. */
  String debianPackage() {
    String name = stem.toLowerCase(Locale.ROOT).replace('_', '-');
    boolean endsWithDigit = Character.isDigit(name.charAt(name.length() - 1));
    return endsWithDigit ? name + "-" + version : name + version;
  }
}
