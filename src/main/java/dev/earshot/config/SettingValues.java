package dev.earshot.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Raw settings as values of their types. Whatever is wrong becomes a problem, and a value that does
 * no harm is given instead. One thread; used once.
 */
final class SettingValues {
  private final RawSettings raw;
  private final List<String> problems = new ArrayList<>();

  SettingValues(RawSettings raw) {
    this.raw = raw;
  }

  /** All that was wrong, in order. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  Optional<String> find(String name) {
    return raw.find(name);
  }

  /** Whether somebody set it to something. */
  boolean isChosen(String name) {
    return raw.isChosen(name);
  }

  String text(String name) {
    return raw.find(name).orElse("");
  }

  List<String> list(String name) {
    return Arrays.stream(text(name).split(","))
        .map(String::trim)
        .filter(v -> !v.isEmpty())
        .toList();
  }

  boolean flag(String name) {
    String value = text(name);
    if (!value.equals("true") && !value.equals("false")) {
      problem(name, "is '%s', not true or false", value);
    }
    return value.equals("true");
  }

  // why so loose: the variable of the vosk server is written in many ways
  boolean looseFlag(String name) {
    String value = text(name).toLowerCase(Locale.ROOT);
    if (!Set.of("true", "1", "yes", "on", "false", "0", "no", "off").contains(value)) {
      problem(name, "is '%s', not true or false", value);
    }
    return Set.of("true", "1", "yes", "on").contains(value);
  }

  int number(String name, int min, int max) {
    return number(name, text(name), min, max);
  }

  int number(String name, String text, int min, int max) {
    int value = parsed(name, text, Integer::valueOf).orElse(min);
    if (value < min || value > max) {
      problem(name, "is %d, outside %d to %d", value, min, max);
    }
    return value;
  }

  Duration duration(String name) {
    Duration value = parsed(name, text(name), Duration::parse).orElse(Duration.ofSeconds(1));
    if (value.isNegative() || value.isZero()) {
      problem(name, "is %s, not longer than nothing", value);
    }
    return value;
  }

  Duration atMost(Duration longest, String name) {
    Duration value = duration(name);
    if (value.compareTo(longest) > 0) {
      problem(name, "is %s, longer than %s", value, longest);
    }
    return value;
  }

  ByteSize bytes(String name) {
    String value = text(name);
    Optional<ByteSize> size = ByteSize.parse(value);
    if (size.isEmpty()) {
      problem(name, "is '%s', not a size such as 512MiB", value);
    } else if (size.get().bytes() == 0) {
      problem(name, "is nothing at all");
    }
    return size.orElse(new ByteSize(0));
  }

  Path folder(String name, Path byDefault) {
    return raw.find(name)
        .flatMap(v -> parsed(name, v, Path::of))
        .orElse(byDefault)
        .toAbsolutePath()
        .normalize();
  }

  Optional<Path> path(String name) {
    return raw.find(name).flatMap(v -> parsed(name, v, Path::of)).map(Path::toAbsolutePath);
  }

  <T> Optional<T> parsed(String name, String value, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(value));
    } catch (NumberFormatException e) {
      problem(name, "is '%s', not a number", value);
    } catch (DateTimeParseException e) {
      problem(name, "is '%s', not a duration such as PT30S", value);
    } catch (InvalidPathException e) {
      problem(name, "is '%s', not a path", value);
    }
    return Optional.empty();
  }

  void problem(String name, String format, Object... arguments) {
    problems.add(
        "%s (%s) %s"
            .formatted(raw.givenName(name), name, String.format(Locale.ROOT, format, arguments)));
  }
}
