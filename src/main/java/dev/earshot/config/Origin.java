package dev.earshot.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page comes from, as browsers say it in {@code Origin}. Immutable.
 *
 * @param scheme in lower case
 * @param host in lower case; an IPv6 address stands in brackets
 * @param port the scheme's own when none was given; 0 when it has none
 */
public record Origin(String scheme, String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("([a-z][a-z0-9+.-]*)://(\\[[0-9a-f:.]+]|[a-z0-9._~-]+)(?::([0-9]{1,5}))?");

  /** Empty for {@code null}, and for everything that is not just scheme, host and perhaps port. */
  public static Optional<Origin> parse(String text) {
    Matcher parts = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return Optional.empty();
    }
    String scheme = parts.group(1);
    String port = parts.group(3);
    return Optional.of(
        new Origin(
            scheme, parts.group(2), port == null ? usualPort(scheme) : Integer.parseInt(port)));
  }

  private static int usualPort(String scheme) {
    return switch (scheme) {
      case "http" -> 80;
      case "https" -> 443;
      default -> 0;
    };
  }
}
