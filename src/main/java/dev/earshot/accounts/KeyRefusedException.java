package dev.earshot.accounts;

/** A user may not have the API key that he wants. */
public class KeyRefusedException extends Exception {
  private static final long serialVersionUID = 1;

  /** Why not. */
  public enum Reason {
    /** Another live key of his has the name. */
    NAME_TAKEN,
    /** He has as many live keys as he may. */
    TOO_MANY,
    /** He may not have one of the scopes himself. */
    SCOPE_NOT_HIS,
    /** He is no user any more. */
    NO_OWNER
  }

  private final Reason reason;

  public KeyRefusedException(Reason reason) {
    super("key refused: " + reason);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
