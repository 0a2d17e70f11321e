package dev.earshot.accounts;

/** Somebody else has the username or the e-mail address already. */
public class DuplicateUserException extends Exception {
  private static final long serialVersionUID = 1;

  /** What is taken. */
  public enum Field {
    USERNAME,
    EMAIL
  }

  private final Field field;

  public DuplicateUserException(Field field) {
    super("taken already: " + field);
    this.field = field;
  }

  public Field field() {
    return field;
  }
}
