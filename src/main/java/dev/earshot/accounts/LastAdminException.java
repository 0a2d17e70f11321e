package dev.earshot.accounts;

/** The only administrator who can log in may be neither removed nor disabled. */
public class LastAdminException extends Exception {
  private static final long serialVersionUID = 1;

  public LastAdminException() {
    super("the last administrator can be neither removed nor disabled");
  }
}
