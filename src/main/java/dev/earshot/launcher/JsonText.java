package dev.earshot.launcher;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Strings in JSON, enough for the launcher's few tiny messages. Stateless. The launcher has no JSON
 * library, because none comes with Java.
 */
final class JsonText {
  /** A regular expression; its group is what is between the quotes. */
  static final String STRING = "\"((?:[^\"\\\\]|\\\\.)*)\"";

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

  private JsonText() {}

  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  static String unquote(String inside) {
    return ESCAPE
        .matcher(inside)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    match.group(1) != null
                        ? String.valueOf((char) Integer.parseInt(match.group(1), 16))
                        : unescape(match.group(2))));
  }

  private static String unescape(String letter) {
    return switch (letter) {
      case "n" -> "\n";
      case "t" -> "\t";
      case "r" -> "\r";
      case "b" -> "\b";
      case "f" -> "\f";
      default -> letter;
    };
  }
}
