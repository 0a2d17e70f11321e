package dev.earshot.launcher;

import java.util.List;

/** A reason why no server runs, in words for the person at the terminal. Immutable. */
public class LaunchException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  public LaunchException(String attempt, List<String> problems) {
    super(attempt);
    this.problems = List.copyOf(problems);
  }

  public LaunchException(String attempt, List<String> problems, Throwable cause) {
    super(attempt, cause);
    this.problems = List.copyOf(problems);
  }

  /** One line each. */
  public List<String> problems() {
    return problems;
  }

  @Override
  public String toString() {
    return getMessage() + ": " + String.join("; ", problems);
  }
}
