package dev.earshot.launcher;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of one record in Payara's log. Immutable.
 *
 * @param level for example {@code SEVERE}
 * @param logger who says it
 * @param message empty when the message begins on the next line
 */
record LogRecordStart(String level, String logger, String message) {
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final Pattern FORM =
      Pattern.compile(
          "\\[[^]]*] \\[[^]]*] \\[([A-Z]+)] \\[[^]]*] \\[([^]]*)] \\[tid: [^]]*]"
              + " \\[timeMillis: \\d+] \\[levelValue: \\d+](?: \\[\\[)? ?(.*)");

  static String withoutColour(String line) {
    return COLOUR.matcher(line).replaceAll("");
  }

  static Optional<LogRecordStart> parse(String line) {
    Matcher matcher = FORM.matcher(line);
    return matcher.matches()
        ? Optional.of(new LogRecordStart(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }

  boolean isSevere() {
    return level.equals("SEVERE");
  }
}
