package dev.earshot.recognition;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * Name of an engine, e.g. {@code pocketsphinx}. Immutable.
 *
 * @param value lower-case letters, digits and hyphens, at most 40
 */
public record EngineId(String value) implements Serializable {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  public EngineId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not an engine name: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
