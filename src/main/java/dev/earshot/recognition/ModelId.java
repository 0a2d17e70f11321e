package dev.earshot.recognition;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Name of an installed model, which is also the name of its folder; so it can never be a path.
 * Immutable.
 *
 * @param value letters, digits, dots, underscores and hyphens, at most 100, starting with a letter
 *     or digit
 */
public record ModelId(String value) implements Serializable {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public ModelId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a model name: " + value);
    }
  }

  public static Optional<ModelId> parse(String raw) {
    return FORM.matcher(raw).matches() ? Optional.of(new ModelId(raw)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
