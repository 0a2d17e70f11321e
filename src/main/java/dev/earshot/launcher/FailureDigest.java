package dev.earshot.launcher;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The causes of a failed start, gathered from the server's log line by line. Thread-safe. Bounded:
 * after {@value #MAX_CAUSES} causes no more are kept.
 */
final class FailureDigest {
  static final int MAX_CAUSES = 20;
  private static final int MAX_LENGTH = 500;
  private static final Pattern CAUSE =
      Pattern.compile("\\s*Caused by: (?:[\\w$]+\\.)*([\\w$]+)(.*)");

  private final Set<String> causes = new LinkedHashSet<>();
  private final Set<String> severe = new LinkedHashSet<>();
  private boolean inSevere;

  synchronized void add(String line) {
    LogRecordStart.parse(line).ifPresent(this::addStart);
    Matcher cause = CAUSE.matcher(line);
    if (inSevere && cause.matches()) {
      keep(causes, cause.group(1) + cause.group(2));
    }
  }

  /** The causes in the server's own words; without any, what it called severe. */
  synchronized List<String> causes() {
    List<String> found = new ArrayList<>(causes.isEmpty() ? severe : causes);
    // why: a cause is often repeated inside the message of the exception around it
    found.removeIf(cause -> found.stream().anyMatch(o -> !o.equals(cause) && cause.contains(o)));
    return List.copyOf(found);
  }

  private void addStart(LogRecordStart start) {
    inSevere = start.isSevere();
    if (inSevere && !start.message().isBlank()) {
      keep(severe, start.message());
    }
  }

  private static void keep(Set<String> kept, String text) {
    if (kept.size() < MAX_CAUSES) {
      String trimmed = text.trim();
      kept.add(trimmed.length() > MAX_LENGTH ? trimmed.substring(0, MAX_LENGTH) + " ..." : trimmed);
    }
  }
}
