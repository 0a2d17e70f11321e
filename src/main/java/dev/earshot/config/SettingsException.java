package dev.earshot.config;

import java.util.List;

/** Settings that cannot be used. Carries all problems, so that they can be mended in one go. */
public class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  public SettingsException(List<String> problems) {
    super("wrong settings: " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence per problem, each naming its setting. */
  public List<String> problems() {
    return problems;
  }
}
