package dev.earshot.config;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One entry of the allowed origins: an origin, an origin with any port ({@code
 * http://localhost:*}), {@code null} for pages without one (files, sandboxed frames), or {@code *}
 * for all of them. Immutable.
 */
public final class OriginRule {
  private static final String ANY_PORT = ":*";
  private static final Pattern GIVEN_PORT = Pattern.compile(".*:[0-9]+");

  private final String text;
  private final Predicate<String> rule;

  private OriginRule(String text, Predicate<String> rule) {
    this.text = text;
    this.rule = rule;
  }

  /** Empty for what is none of the four forms. */
  public static Optional<OriginRule> parse(String text) {
    if (text.equals("*")) {
      return Optional.of(new OriginRule(text, origin -> true));
    }
    if (text.equals("null")) {
      return Optional.of(new OriginRule(text, text::equals));
    }
    if (!text.endsWith(ANY_PORT)) {
      return Origin.parse(text)
          .map(
              listed ->
                  new OriginRule(text, origin -> Origin.parse(origin).equals(Optional.of(listed))));
    }
    String portless = text.substring(0, text.length() - ANY_PORT.length());
    return Origin.parse(portless)
        .filter(listed -> !GIVEN_PORT.matcher(portless).matches())
        .map(listed -> new OriginRule(text, origin -> isSameHost(listed, origin)));
  }

  private static boolean isSameHost(Origin listed, String origin) {
    return Origin.parse(origin)
        .filter(o -> o.scheme().equals(listed.scheme()) && o.host().equals(listed.host()))
        .isPresent();
  }

  /**
   * Whether the rule lets it in.
   *
   * @param origin as the header says it
   */
  public boolean allows(String origin) {
    return rule.test(origin);
  }

  @Override
  public String toString() {
    return text;
  }
}
