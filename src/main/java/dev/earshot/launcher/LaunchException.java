package dev.earshot.launcher;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reason why no server runs, in words for the person at the terminal. Immutable. */
public class LaunchException extends Exception {
  private static final long serialVersionUID = 1;

  private final String attempt;
  private final transient List<String> problems;

  public LaunchException(String attempt, List<String> problems) {
    this(attempt, problems, null);
  }

  public LaunchException(String attempt, List<String> problems, @Nullable Throwable cause) {
    super(attempt + ": " + String.join("; ", problems), cause);
    this.attempt = attempt;
    this.problems = List.copyOf(problems);
  }

  /** What did not work, without the reasons. */
  public String attempt() {
    return attempt;
  }

  /** One line each. */
  public List<String> problems() {
    return problems;
  }
}
