package dev.earshot.accounts;

import java.time.Duration;

/** More passwords are to be hashed than the processor can do in reasonable time. */
public class PasswordsBusyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Duration retryAfter;

  public PasswordsBusyException(Duration retryAfter) {
    super("Too many logins at once");
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
